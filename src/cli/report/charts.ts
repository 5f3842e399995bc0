/** The charts of a report, each in both languages and for a desk and a phone. */
import type { PlainKey } from '../messages.ts';
import { legsOption, refusalsOption, spreadOption } from './bar-charts.ts';
import type { Figures } from './figures.ts';
import { chartOf, drawn, svgFiles } from './drawing.ts';
import type { Chart } from './drawing.ts';
import type { Recorder } from './recorder.ts';
import { SPANS_MAX } from './series.ts';
import {
  cumulativeOption,
  exitsOption,
  payoutsOption,
  priceOption,
  reserveOption,
  supplyOption,
} from './time-charts.ts';
import { drawHundred, groupsOf } from './hundred.ts';
import type { Frame } from './frame.ts';

/** The charts, in the order of the page. */
export const CHART_TITLES = {
  hundred: 'hundredTitle',
  spread: 'spreadTitle',
  cumulative: 'cumulativeTitle',
  payouts: 'payoutsOverTimeTitle',
  exits: 'exitsTitle',
  legs: 'legsChartTitle',
  reserve: 'reserveTitle',
  supply: 'supplyTitle',
  price: 'priceTitle',
  refusals: 'refusalsChartTitle',
} as const satisfies { readonly [name: string]: PlainKey };

/** The name of a chart, and of its files. */
export type ChartName = keyof typeof CHART_TITLES;

/** The charts that there is anything to draw for. */
export type Charts = Partial<Record<ChartName, Chart>>;

/** Draws every chart. */
export function chartsOf(figures: Figures, recorder: Recorder): Charts {
  const { moments } = recorder.series;
  const { spans } = recorder.days.spans(SPANS_MAX);
  const { spread, refusals, sums } = figures;
  const options: { readonly [N in ChartName]: ((frame: Frame) => string) | undefined } = {
    hundred: spread && ((frame) => drawHundred(groupsOf(spread, frame.say), frame)),
    spread: spread && drawn((frame) => spreadOption(spread, frame)),
    cumulative: moments.length > 1 ? drawn((frame) => cumulativeOption(moments, frame)) : undefined,
    payouts: sums.sales.count + sums.exits.count > 0 ? drawn((frame) => payoutsOption(spans, frame)) : undefined,
    exits: sums.exits.count > 0 ? drawn((frame) => exitsOption(spans, frame)) : undefined,
    legs: sums.settled.fen > 0 ? drawn((frame) => legsOption(figures, frame)) : undefined,
    reserve: moments.length > 1 ? drawn((frame) => reserveOption(moments, frame)) : undefined,
    supply: moments.length > 1 ? drawn((frame) => supplyOption(moments, frame)) : undefined,
    price: moments.length > 1 ? drawn((frame) => priceOption(moments, frame)) : undefined,
    refusals: refusals.length > 0 ? drawn((frame) => refusalsOption(refusals, frame)) : undefined,
  };
  const charts: Charts = {};
  for (const [name, drawIn] of Object.entries(options) as [ChartName, (typeof options)[ChartName]][]) {
    if (drawIn === undefined) continue;
    charts[name] = chartOf(name, drawIn);
  }
  return charts;
}

/** The charts as files of their own. */
export async function chartFiles(charts: Charts): Promise<readonly (readonly [name: string, svg: string])[]> {
  return await svgFiles(
    (Object.entries(charts) as [ChartName, Chart][]).map(([name, chart]) => ({
      name,
      title: CHART_TITLES[name],
      chart,
    })),
  );
}
