/** The charts over time: what was spent and paid back, by period; and the pool. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Int } from '#core/quantity';
import type { Say } from '../messages.ts';
import { categoryAxis, valueAxis } from './bar-charts.ts';
import type { Drawing } from './draw.ts';
import type { Frame } from './frame.ts';
import { power } from './numbers.ts';
import { standIn } from './palette.ts';
import type { Role } from './palette.ts';
import { log10, log10Price, log10Supply } from './price.ts';
import type { DatedSpan, Moment } from './series.ts';

type Option = Omit<Drawing, 'width'>;

/** So many points are plenty on a phone. */
const NARROW_POINTS_MAX = 400;
/** From this many decades on, a scale of powers of ten shows more than a plain one. */
const DECADES_FOR_LOG = 2;

/** Spent and paid back so far, on one plain scale: the smaller is seen for what it is. */
export function cumulativeOption(moments: readonly Moment[], frame: Frame): Option {
  const { say } = frame;
  return lines(
    frame,
    [
      {
        name: say('cumulativeSpent'),
        role: 'blue',
        points: thinned(moments, frame).map(({ atMs, spent }) => [atMs, inYuan(spent)]),
      },
      {
        name: say('cumulativePaid'),
        role: 'high',
        points: thinned(moments, frame).map(({ atMs, paid }) => [atMs, inYuan(paid)]),
      },
    ],
    valueAxis(say, { min: 0 }),
  );
}

/** What members were paid in each span. */
export function payoutsOption(spans: readonly DatedSpan[], frame: Frame): Option {
  const { say } = frame;
  return bars(spans, frame, [
    { name: say('col_paidForSales'), role: 'middle', values: spans.map(({ paidForSales }) => inYuan(paidForSales)) },
    { name: say('col_paidAtExits'), role: 'amber', values: spans.map(({ paidAtExits }) => inYuan(paidAtExits)) },
  ]);
}

/** How many were forced to exit in each span. */
export function exitsOption(spans: readonly DatedSpan[], frame: Frame): Option {
  return bars(spans, frame, [{ name: '', role: 'amber', values: spans.map(({ exits }) => exits) }]);
}

/** The reserve. */
export function reserveOption(moments: readonly Moment[], frame: Frame): Option {
  return quantity(moments, frame, 'middle', ({ pool }) => log10(pool.reserve) - 2);
}

/** The supply of points. */
export function supplyOption(moments: readonly Moment[], frame: Frame): Option {
  return quantity(moments, frame, 'violet', ({ pool }) => log10Supply(pool));
}

/** The price. */
export function priceOption(moments: readonly Moment[], frame: Frame): Option {
  return quantity(moments, frame, 'muted', ({ pool }) => log10Price(pool));
}

/** A quantity given by its logarithm, which no double is too small for; on a scale of powers where it spans decades. */
function quantity(moments: readonly Moment[], frame: Frame, role: Role, logOf: (moment: Moment) => number): Option {
  const { say } = frame;
  const logs = thinned(moments, frame).map((moment) => [moment.atMs, logOf(moment)] as const);
  const values = logs.map(([, log]) => log);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const isLog = most - least >= DECADES_FOR_LOG || most > 300;
  const name = say(isLog ? 'logScale' : 'linearScale');
  if (!isLog)
    return lines(
      frame,
      [{ name, role, points: logs.map(([atMs, log]) => [atMs, 10 ** log]) }],
      valueAxis(say, { min: 0 }),
    );
  const axis = valueAxis(say, {
    min: Math.floor(least),
    max: Math.ceil(most),
    minInterval: 1,
    axisLabel: { color: standIn('muted'), formatter: (exponent: number) => power(exponent) },
  });
  return lines(frame, [{ name, role, points: logs.map(([atMs, log]) => [atMs, log]) }], axis);
}

interface LineOf {
  readonly name: string;
  readonly role: Role;
  readonly points: readonly (readonly [atMs: number, value: number])[];
}

function lines({ isNarrow, say }: Frame, series: readonly LineOf[], yAxis: EChartsCoreOption): Option {
  return {
    height: isNarrow ? 260 : 280,
    option: {
      grid: { left: 8, right: 20, top: isNarrow && series.length > 1 ? 56 : 36, bottom: 8, containLabel: true },
      legend: legend(isNarrow),
      xAxis: timeAxis(say, isNarrow),
      yAxis,
      series: series.map(({ name, role, points }) => ({
        type: 'line',
        name,
        data: points,
        showSymbol: false,
        // The pool moves at an event and stands still until the next.
        step: 'end',
        lineStyle: { color: standIn(role), width: 2 },
        itemStyle: { color: standIn(role) },
        ...(series.length === 1 ? { areaStyle: { color: standIn(role), opacity: 0.12 } } : {}),
      })),
    },
  };
}

interface BarsOf {
  readonly name: string;
  readonly role: Role;
  readonly values: readonly number[];
}

function bars(spans: readonly DatedSpan[], { isNarrow, say }: Frame, series: readonly BarsOf[]): Option {
  const named = series.some(({ name }) => name !== '');
  return {
    height: isNarrow ? 250 : 260,
    option: {
      grid: {
        left: 8,
        right: isNarrow ? 34 : 12,
        top: !named ? 14 : isNarrow ? 56 : 36,
        bottom: 8,
        containLabel: true,
      },
      ...(named ? { legend: legend(isNarrow) } : {}),
      xAxis: categoryAxis(
        spans.map(({ label }) => label),
        { axisLabel: { color: standIn('muted'), hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right' } },
      ),
      yAxis: valueAxis(say, named ? {} : { minInterval: 1 }),
      series: series.map(({ name, role, values }) => ({
        type: 'bar',
        stack: 'all',
        name,
        data: values,
        itemStyle: { color: standIn(role) },
        barCategoryGap: '20%',
      })),
    },
  };
}

function legend(isNarrow: boolean): EChartsCoreOption {
  return {
    top: 0,
    left: 0,
    selectedMode: false,
    icon: 'roundRect',
    itemWidth: 14,
    itemHeight: 8,
    textStyle: { color: standIn('ink'), fontSize: 13 },
    ...(isNarrow ? { orient: 'vertical', itemGap: 4 } : {}),
  };
}

function timeAxis(say: Say, isNarrow: boolean): EChartsCoreOption {
  return {
    type: 'time',
    axisLine: { lineStyle: { color: standIn('grid') } },
    axisTick: { show: false },
    splitNumber: isNarrow ? 3 : 6,
    axisLabel: {
      color: standIn('muted'),
      hideOverlap: true,
      formatter: {
        year: `{yyyy}${say('yearOfAxis')}`,
        month: '{yyyy}-{MM}',
        day: '{MM}-{dd}',
        hour: '{HH}:{mm}',
        minute: '{HH}:{mm}',
        second: '{HH}:{mm}:{ss}',
        millisecond: '{HH}:{mm}:{ss}',
        none: '{yyyy}-{MM}-{dd}',
      },
    },
  };
}

function inYuan(fen: Int): number {
  return Number(fen) / 100;
}

/** Every so manieth point on a phone, the last always. */
function thinned(moments: readonly Moment[], { isNarrow }: Frame): readonly Moment[] {
  const stride = isNarrow ? Math.ceil(moments.length / NARROW_POINTS_MAX) : 1;
  return stride <= 1 ? moments : moments.filter((_, index) => index % stride === 0 || index === moments.length - 1);
}
