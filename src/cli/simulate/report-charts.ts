/** The charts of a simulation's page: medians with their bands, by month and by cohort. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Band, MonthFigure } from '#sim/months';
import type { Result } from '#sim/simulate';
import type { PlainKey } from '../messages.ts';
import { categoryAxis, valueAxis } from '../report/bar-charts.ts';
import { chartOf, drawn } from '../report/drawing.ts';
import type { TitledChart } from '../report/drawing.ts';
import type { Drawing } from '../report/draw.ts';
import type { Frame } from '../report/frame.ts';
import { drawHundred } from '../report/hundred.ts';
import type { HundredGroup } from '../report/hundred.ts';
import { power } from '../report/numbers.ts';
import { standIn } from '../report/palette.ts';
import type { Role } from '../report/palette.ts';
import { ofHundred } from '../report/spread.ts';

type Option = Omit<Drawing, 'width'>;

/** The groups of the picture of a hundred members, nothing first. */
export const GOT_GROUPS = [
  ['nothing', 'simGotNothing', 'none'],
  ['underHalf', 'simGotUnderHalf', 'low'],
  ['upToSpent', 'simGotUpToSpent', 'high'],
  ['more', 'simGotMore', 'over'],
] as const satisfies readonly (readonly [keyof Result['got'], PlainKey, Role])[];

/** What is drawn by month, payouts before the price. */
const MONTH_CHARTS = [
  ['paid', 'simMonthPaid', 'high'],
  ['exits', 'simMonthExits', 'amber'],
  ['operatorIncome', 'simMonthIncome', 'blue'],
  ['reserve', 'simMonthReserve', 'high'],
  ['supply', 'simMonthSupply', 'violet'],
  ['price', 'simMonthPrice', 'muted'],
] as const satisfies readonly (readonly [MonthFigure, PlainKey, Role])[];

/** From this many decades on a scale of powers shows more than a plain one. */
const DECADES_FOR_LOG = 2;
/** With fewer points than this each gets a mark: one alone would not be seen. */
const POINTS_MARKED = 16;

/** How many of a hundred members, all runs together, got which part; undefined when nobody spent. */
export function hundredOf(got: Result['got']): readonly number[] | undefined {
  const members = GOT_GROUPS.map(([name]) => got[name].members);
  return members.some((count) => count > 0) ? ofHundred(members) : undefined;
}

/** The charts of one result, in the order of the page; `prefix` keeps those of several results apart. */
export function simulationCharts({ got, months, first, runs }: Result, prefix: string): readonly TitledChart[] {
  const charts: TitledChart[] = [];
  const add = (name: string, title: PlainKey, option: (frame: Frame) => string): void => {
    charts.push({ name: prefix + name, title, chart: chartOf(prefix + name, option) });
  };
  const hundred = hundredOf(got);
  if (hundred !== undefined) {
    add('hundred', 'simHundredTitle', (frame) => {
      const groups = GOT_GROUPS.map(([name, key, role], index): HundredGroup => {
        const ofThem = hundred[index] ?? 0;
        return { role, label: frame.say(key), members: got[name].members, ofHundred: ofThem };
      });
      return drawHundred(groups, frame);
    });
  }
  const { cohorts } = first;
  if (cohorts.length > 0) {
    const names = cohorts.map(({ cohort }) => cohort);
    const bands = cohorts.map(({ paidOverSpent: { median, deciles } }): Band => {
      return { p10: deciles[0] ?? 0, median, p90: deciles[8] ?? 0 };
    });
    add(
      'cohorts',
      'simCohorts',
      drawn((frame) => bandOption(names, bands, 'high', { hasBand: true, isShare: true }, frame)),
    );
    const transfers = cohorts.map(({ transfer }) => Number(transfer));
    add(
      'transfers',
      'simTransfers',
      drawn((frame) => barOption(names, transfers, frame)),
    );
  }
  if (months.length === 0) return charts;
  const names = months.map(({ month }) => month);
  for (const [figure, title, role] of MONTH_CHARTS) {
    const bands = months.map((month) => month[figure]);
    add(
      figure,
      title,
      drawn((frame) => bandOption(names, bands, role, { hasBand: runs > 1, isShare: false }, frame)),
    );
  }
  return charts;
}

/** A line of medians in its band; on a scale of powers where the values span decades. */
function bandOption(
  periods: readonly string[],
  bands: readonly Band[],
  role: Role,
  { hasBand, isShare }: { readonly hasBand: boolean; readonly isShare: boolean },
  { isNarrow, say }: Frame,
): Option {
  const lowest = Math.min(...bands.map(({ p10 }) => p10));
  const highest = Math.max(...bands.map(({ p90 }) => p90));
  const isLog = !isShare && lowest > 0 && highest / lowest >= 10 ** DECADES_FOR_LOG;
  const scaled = (value: number): number => (isLog ? Math.log10(value) : value);
  const axis = isLog
    ? valueAxis(say, {
        min: Math.floor(Math.log10(lowest)),
        max: Math.ceil(Math.log10(highest)),
        minInterval: 1,
        axisLabel: { color: standIn('muted'), formatter: (exponent: number) => power(exponent) },
      })
    : valueAxis(say, {
        // From zero on, so that a curve looks no steeper than it is.
        ...(lowest >= 0 && { min: 0 }),
        ...(isShare && { axisLabel: { color: standIn('muted'), formatter: percentOf } }),
      });
  const names = [...(hasBand ? [say('simMedian')] : []), ...(isLog ? [say('logScale')] : [])];
  const median = names.join(' · ');
  const invisible = { type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 } };
  const band = [
    { ...invisible, data: bands.map(({ p10 }) => scaled(p10)) },
    {
      ...invisible,
      name: say('simBand'),
      data: bands.map(({ p10, p90 }) => scaled(p90) - scaled(p10)),
      areaStyle: { color: standIn(role), opacity: 0.25 },
      itemStyle: { color: standIn(role), opacity: 0.35 },
    },
  ];
  const line = {
    type: 'line',
    name: median,
    data: bands.map((each) => scaled(each.median)),
    showSymbol: bands.length < POINTS_MARKED,
    symbol: 'circle',
    symbolSize: 7,
    lineStyle: { color: standIn(role), width: 2.5 },
    itemStyle: { color: standIn(role) },
  };
  return {
    height: isNarrow ? 260 : 280,
    option: {
      grid: gridOf(isNarrow, names.length === 0 ? 14 : isNarrow && hasBand ? 58 : 40),
      ...(names.length > 0 && {
        legend: {
          top: 0,
          left: 0,
          selectedMode: false,
          icon: 'roundRect',
          itemWidth: 14,
          itemHeight: 8,
          textStyle: { color: standIn('ink'), fontSize: 13 },
          data: hasBand ? [median, say('simBand')] : [median],
          ...(isNarrow ? { orient: 'vertical', itemGap: 4 } : {}),
        },
      }),
      xAxis: namesAxis(periods),
      yAxis: axis,
      series: hasBand ? [...band, line] : [line],
    },
  };
}

function percentOf(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function barOption(names: readonly string[], values: readonly number[], { isNarrow, say }: Frame): Option {
  const data = values.map((value) => ({
    value,
    itemStyle: { color: standIn(value < 0 ? 'amber' : 'high') },
  }));
  return {
    height: isNarrow ? 250 : 260,
    option: {
      grid: gridOf(isNarrow, 14),
      xAxis: namesAxis(names),
      yAxis: valueAxis(say),
      series: [{ type: 'bar', data, barCategoryGap: '25%', barMaxWidth: 60 }],
    },
  };
}

function gridOf(isNarrow: boolean, top: number): EChartsCoreOption {
  return { left: 8, right: isNarrow ? 34 : 24, top, bottom: 8, containLabel: true };
}

function namesAxis(names: readonly string[]): EChartsCoreOption {
  const axisLabel = { color: standIn('muted'), hideOverlap: true };
  return categoryAxis(names, { axisLabel, axisLine: { onZero: false, lineStyle: { color: standIn('grid') } } });
}
