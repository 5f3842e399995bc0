/** The bar charts: the spread of paid / spent, the legs, the refusals. */
import type { EChartsCoreOption } from 'echarts/core';
import type { RefusalCode } from '#core/refusal';
import { add } from '#core/quantity';
import type { Int } from '#core/quantity';
import { grouped, percent } from '../display.ts';
import type { Say } from '../messages.ts';
import type { Drawing } from './draw.ts';
import type { Figures } from './figures.ts';
import type { Frame } from './frame.ts';
import { short } from './numbers.ts';
import { standIn } from './palette.ts';
import type { Role } from './palette.ts';
import { BAND_ENDS, ratio } from './spread.ts';
import type { Spread } from './spread.ts';

type Option = Omit<Drawing, 'width'>;

const AXIS_LINE = { lineStyle: { color: standIn('grid') } };
const SPLIT_LINE = { lineStyle: { color: standIn('grid') } };

/** A value axis with short numbers. */
export function valueAxis(say: Say, more: EChartsCoreOption = {}): EChartsCoreOption {
  return {
    type: 'value',
    axisLabel: { color: standIn('muted'), formatter: (value: number) => short(value, say.language), hideOverlap: true },
    splitLine: SPLIT_LINE,
    splitNumber: 4,
    ...more,
  };
}

/** An axis of names. */
export function categoryAxis(names: readonly string[], more: EChartsCoreOption = {}): EChartsCoreOption {
  return {
    type: 'category',
    data: names,
    axisLine: AXIS_LINE,
    axisTick: { show: false },
    axisLabel: { color: standIn('muted'), hideOverlap: true },
    ...more,
  };
}

/** The band of paid / spent that ends at `BAND_ENDS[index]`: "0", "≤10%", …, ">200%". */
export function bandLabel(index: number, say: Say): string {
  const end = BAND_ENDS[index] ?? Infinity;
  if (end === 0) return say('bandNothing');
  if (end === Infinity) return say('bandAbove', { from: percent(BAND_ENDS[index - 1] ?? 0).replace('.0', '') });
  return say('bandBetween', { to: percent(end).replace('.0', '') });
}

/** The colour of a band. */
function bandRole(index: number): Role {
  const end = BAND_ENDS[index] ?? Infinity;
  return end === 0 ? 'none' : end <= 0.1 ? 'low' : end <= 0.5 ? 'middle' : end <= 1 ? 'high' : 'over';
}

/** How many members got which part of their spending back. */
export function spreadOption({ bands }: Spread, { isNarrow, say }: Frame): Option {
  const labels = bands.map((_, index) => bandLabel(index, say));
  const data = bands.map((members, index) => ({ value: members, itemStyle: { color: standIn(bandRole(index)) } }));
  const label = {
    show: true,
    position: isNarrow ? 'right' : 'top',
    color: standIn('ink'),
    fontSize: 12,
    formatter: ({ value }: { readonly value: number }) => (value > 0 ? grouped(value) : ''),
  };
  const names = categoryAxis(
    labels,
    isNarrow
      ? { inverse: true, axisLabel: { color: standIn('muted'), interval: 0 } }
      : { axisLabel: { color: standIn('muted'), interval: 0, fontSize: 12 } },
  );
  const values = valueAxis(say, { minInterval: 1 });
  return {
    height: isNarrow ? 400 : 300,
    option: {
      grid: { left: 8, right: isNarrow ? 52 : 12, top: 24, bottom: 8, containLabel: true },
      ...(isNarrow ? { xAxis: values, yAxis: names } : { xAxis: names, yAxis: values }),
      series: [{ type: 'bar', data, label, barCategoryGap: '25%' }],
    },
  };
}

/** One bar of a hundred yuan. What the pool took in is parted into what it has paid to members and the rest. */
export function legsOption({ legs, sums }: Figures, { isNarrow, say }: Frame): Option {
  const total = sums.settled.fen;
  const parts: readonly (readonly [string, Int, Role])[] = [
    [say('legMerchants'), legs.merchants, 'blue'],
    [say('legPlatform'), legs.platform, 'violet'],
    [say('legCommissions'), legs.commissions, 'amber'],
    [say('legPool'), legs.pool, 'high'],
  ];
  const sum = parts.reduce<Int>((all, [, fen]) => add(all, fen), 0);
  const series = parts.map(([name, fen, role]) => {
    const share = ratio(fen, sum > 0 ? sum : total) * 100;
    return {
      type: 'bar',
      stack: 'legs',
      name: `${name} ${share.toFixed(1)}`,
      data: [share],
      itemStyle: { color: standIn(role) },
      barWidth: 44,
    };
  });
  return {
    height: isNarrow ? 190 : 130,
    option: {
      grid: { left: 10, right: 18, top: isNarrow ? 84 : 34, bottom: 24 },
      legend: {
        top: 0,
        left: 0,
        selectedMode: false,
        textStyle: { color: standIn('ink'), fontSize: 13 },
        itemGap: 14,
        itemWidth: 14,
        ...(isNarrow ? { orient: 'vertical', itemGap: 4 } : {}),
      },
      xAxis: { type: 'value', max: 100, axisLabel: { color: standIn('muted') }, splitLine: { show: false } },
      yAxis: { type: 'category', data: [''], axisLine: { show: false }, axisTick: { show: false } },
      series,
    },
  };
}

/** The most codes that the chart of refusals shows; the table has them all. */
const CODES_MAX = 12;

/** The most frequent refusals. */
export function refusalsOption(
  refusals: readonly (readonly [RefusalCode, number])[],
  { isNarrow, say }: Frame,
): Option {
  const shown = refusals.slice(0, CODES_MAX);
  const label = (code: RefusalCode): string => (isNarrow ? code : `${say(`refusal_${code}`)}  ${code}`);
  return {
    height: 40 + shown.length * 30,
    option: {
      grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
      xAxis: valueAxis(say, { minInterval: 1 }),
      yAxis: categoryAxis(
        shown.map(([code]) => label(code)),
        { inverse: true, axisLabel: { color: standIn('ink'), interval: 0, fontSize: isNarrow ? 11 : 12 } },
      ),
      series: [
        {
          type: 'bar',
          data: shown.map(([, count]) => count),
          itemStyle: { color: standIn('violet') },
          barMaxWidth: 18,
          label: {
            show: true,
            position: 'right',
            color: standIn('ink'),
            formatter: ({ value }: { readonly value: number }) => grouped(value),
          },
        },
      ],
    },
  };
}
