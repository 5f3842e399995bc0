/** Draws a chart as SVG, without a browser. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { standIn } from './palette.ts';

// Without a browser there is no font to measure. Widths of a wide font: labels may stand a little apart, never on one another.
setPlatformAPI({
  measureText: (text, font) => ({
    width: widthOf(text) * (Number.parseFloat(/([\d.]+)px/.exec(font ?? '')?.[1] ?? '12') || 12),
  }),
});

use([BarChart, LineChart, GridComponent, LegacyGridContainLabel, LegendComponent, SVGRenderer]);

/** The family that the page and the SVG files bring along for Chinese. */
export const FONT_FAMILY = "'Greenpool Sans',system-ui,sans-serif";

/** What is drawn, and how large in pixels. */
export interface Drawing {
  readonly option: EChartsCoreOption;
  readonly width: number;
  readonly height: number;
}

/** One SVG element; its colours are stand-ins. The ids inside begin with `name`, which no other drawing of the page has. */
export function draw({ option, width, height }: Drawing, name: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      useUTC: true,
      backgroundColor: 'none',
      textStyle: { fontFamily: FONT_FAMILY, fontSize: 13, color: standIn('ink') },
      ...option,
    });
    const svg = chart.renderToSVGString({ useViewBox: true });
    // What is for pointing at things goes: a picture on paper cannot be pointed at. What counts drawings goes too, so that the same
    // figures give the same bytes.
    return svg
      .replace(/<style\b[^]*?<\/style>/g, '')
      .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
      .replace(/\bzr\d+-/g, `${name}-`);
  } finally {
    chart.dispose();
  }
}

/** The width of a text in units of its font size: Chinese is square, capitals and digits are narrower. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 1 : character >= 'A' && character <= 'Z' ? 0.75 : 0.64;
  return width;
}
