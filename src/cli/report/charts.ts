/** The charts of a report, each in both languages and for a desk and a phone. */
import { readFile } from 'node:fs/promises';
import { LANGUAGES } from '../language.ts';
import type { Language } from '../language.ts';
import { sayIn } from '../messages.ts';
import type { PlainKey } from '../messages.ts';
import { PACKAGE_ROOT } from '../version.ts';
import { legsOption, refusalsOption, spreadOption } from './bar-charts.ts';
import type { Figures } from './figures.ts';
import { draw, FONT_FAMILY } from './draw.ts';
import type { Drawing } from './draw.ts';
import { coloured, LIGHT } from './palette.ts';
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
import { drawHundred } from './hundred.ts';
import type { Frame } from './frame.ts';

/** The subset of Noto Sans SC that draws the texts of the page; made by `scripts/make-report-font.mjs`. */
const FONT = new URL('assets/report-font.woff2', PACKAGE_ROOT);

/** What the font is used for: the rest is drawn better by the fonts that a machine has. */
const CHINESE = 'U+2E80-9FFF,U+FF00-FFEF';

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

/** One chart as SVG, its colours still stand-ins. */
interface Chart {
  readonly wide: { readonly [L in Language]: string };
  readonly narrow: { readonly [L in Language]: string };
}

/** The charts that there is anything to draw for. */
export type Charts = Partial<Record<ChartName, Chart>>;

const WIDE_PX = 900;
const NARROW_PX = 380;

/** Draws every chart. */
export function chartsOf(figures: Figures, recorder: Recorder): Charts {
  const { moments } = recorder.series;
  const { spans } = recorder.days.spans(SPANS_MAX);
  const { spread, refusals, sums } = figures;
  const options: { readonly [N in ChartName]: ((frame: Frame) => string) | undefined } = {
    hundred: spread && ((frame) => drawHundred(spread, frame)),
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
    const inBoth = (widthPx: number): Chart['wide'] => {
      const of = (language: Language): string =>
        drawIn({
          name: `${name}-${widthPx}-${language}`,
          widthPx,
          isNarrow: widthPx === NARROW_PX,
          say: sayIn(language),
        });
      return { zh: of('zh'), en: of('en') };
    };
    charts[name] = { wide: inBoth(WIDE_PX), narrow: inBoth(NARROW_PX) };
  }
  return charts;
}

function drawn(option: (frame: Frame) => Omit<Drawing, 'width'>): (frame: Frame) => string {
  return (frame) => draw({ ...option(frame), width: frame.widthPx }, frame.name);
}

/** The charts as files of their own, on white and with their title; those in Chinese bring the font along. */
export async function chartFiles(charts: Charts): Promise<readonly (readonly [name: string, svg: string])[]> {
  const font = await fontFace();
  return (Object.entries(charts) as [ChartName, Chart][]).flatMap(([name, { wide }]) =>
    LANGUAGES.map((language) => {
      const title = sayIn(language)(CHART_TITLES[name]);
      return [
        `charts/${name}.${language}.svg`,
        asFile(
          coloured(wide[language], (role) => LIGHT[role]),
          title,
          language === 'zh' ? font : '',
        ),
      ] as const;
    }),
  );
}

/** The font as a rule of CSS with the bytes inside. */
export async function fontFace(): Promise<string> {
  const bytes = await readFile(FONT);
  return `@font-face{font-family:'Greenpool Sans';src:url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2');font-display:block;unicode-range:${CHINESE}}`;
}

/** An element becomes a document: a title above, white behind, a font inside. */
function asFile(svg: string, title: string, font: string): string {
  const [, width = '', height = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const above = 36;
  const body = svg.replace(
    /^<svg[^>]*>/,
    `<svg y="${above}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Number(height) + above}">`,
    `<title>${title}</title>`,
    font === '' ? '' : `<style>${font}</style>`,
    `<rect width="100%" height="100%" fill="${LIGHT.paper}"/>`,
    `<text x="12" y="24" font-size="16" font-weight="600" font-family="${FONT_FAMILY}" fill="${LIGHT.ink}">${title}</text>`,
    body,
    '</svg>\n',
  ].join('\n');
}
