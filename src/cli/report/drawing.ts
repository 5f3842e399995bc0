/** Drawings in both languages and for a desk and a phone: on the page, and as SVG files of their own. */
import { readFile } from 'node:fs/promises';
import { LANGUAGES } from '../language.ts';
import type { Language } from '../language.ts';
import { sayIn } from '../messages.ts';
import type { PlainKey } from '../messages.ts';
import { PACKAGE_ROOT } from '../version.ts';
import { draw, FONT_FAMILY } from './draw.ts';
import type { Drawing } from './draw.ts';
import type { Frame } from './frame.ts';
import { both, escaped } from './html.ts';
import { coloured, LIGHT } from './palette.ts';

/** The subset of Noto Sans SC that draws the texts of the page; made by `scripts/make-report-font.mjs`. */
const FONT = new URL('assets/report-font.woff2', PACKAGE_ROOT);

/** What the font is used for: the rest is drawn better by the fonts that a machine has. */
const CHINESE = 'U+2E80-9FFF,U+FF00-FFEF';

/** One chart as SVG, its colours still stand-ins. */
export interface Chart {
  readonly wide: { readonly [L in Language]: string };
  readonly narrow: { readonly [L in Language]: string };
}

const WIDE_PX = 900;
const NARROW_PX = 380;

/** Draws a chart in every form; `name` is its own on the page. */
export function chartOf(name: string, drawIn: (frame: Frame) => string): Chart {
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
  return { wide: inBoth(WIDE_PX), narrow: inBoth(NARROW_PX) };
}

/** Draws an option of ECharts. */
export function drawn(option: (frame: Frame) => Omit<Drawing, 'width'>): (frame: Frame) => string {
  return (frame) => draw({ ...option(frame), width: frame.widthPx }, frame.name);
}

/** A chart with its title. */
export interface TitledChart {
  readonly name: string;
  readonly title: PlainKey;
  readonly chart: Chart;
}

/** Charts as files of their own, on white and with their title; those in Chinese bring the font along. */
export async function svgFiles(
  charts: readonly TitledChart[],
): Promise<readonly (readonly [name: string, svg: string])[]> {
  const font = await fontFace();
  return charts.flatMap(({ name, title, chart: { wide } }) =>
    LANGUAGES.map(
      (language) =>
        [
          `charts/${name}.${language}.svg`,
          asFile(
            coloured(wide[language], (role) => LIGHT[role]),
            sayIn(language)(title),
            language === 'zh' ? font : '',
          ),
        ] as const,
    ),
  );
}

/** A chart on the page, with its title and what else is to be said; `caption` is markup. */
export function figureOf({ title, chart }: TitledChart, caption = ''): string {
  const drawings = (['wide', 'narrow'] as const).map((width) =>
    LANGUAGES.map(
      (language) =>
        `<div class="${width}"><div class="${language}">${labelled(chart[width][language], title, language)}</div></div>`,
    ).join('\n'),
  );
  const note = caption === '' ? '' : `<br><small>${caption}</small>`;
  return `<figure><figcaption>${both(title)}${note}</figcaption>\n${drawings.join('\n')}\n</figure>`;
}

function labelled(svg: string, title: PlainKey, language: Language): string {
  const label = escaped(sayIn(language)(title));
  return coloured(svg, (role) => `var(--${role})`).replace('<svg', `<svg role="img" aria-label="${label}"`);
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
