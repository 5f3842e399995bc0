/** The tables of the page: the same figures as in the summary and the charts, to be read. */
import { grouped, percent, yuan } from '../display.ts';
import { sayIn } from '../messages.ts';
import type { Section } from '../summary.ts';
import { bandLabel } from './bar-charts.ts';
import { both, cell, escaped, inBoth, number, table } from './html.ts';
import type { HtmlCell } from './html.ts';
import { priceText } from './price.ts';
import type { DatedSpan } from './series.ts';
import type { Spread } from './spread.ts';

/** A section of the summary as a table, made in both languages. */
export function sectionTable(sectionIn: (say: ReturnType<typeof sayIn>) => Section): string {
  const zh = sectionIn(sayIn('zh'));
  const en = sectionIn(sayIn('en'));
  const inTwo = (a: string, b: string): string =>
    a === b
      ? escaped(a)
      : `<span class="zh" lang="zh-CN">${escaped(a)}</span><span class="en" lang="en">${escaped(b)}</span>`;
  const rows = zh.rows.map(([label, value, remark = ''], index): HtmlCell[] => {
    const [otherLabel = label, otherValue = value, otherRemark = ''] = en.rows[index] ?? [];
    return [
      { html: inTwo(label.trim(), otherLabel.trim()) },
      { html: inTwo(value, otherValue), isNumber: true },
      { html: `<small>${inTwo(remark, otherRemark)}</small>` },
    ];
  });
  const text = (zh.text ?? []).map((line, index) => `<p>${inTwo(line, en.text?.[index] ?? line)}</p>`);
  return (rows.length === 0 ? '' : table([], rows)) + text.join('\n');
}

/** How many members lie in each band of paid / spent. */
export function bandTable({ bands, members }: Spread): string {
  const rows = bands.map((count, index) => [
    { html: inBoth((say) => escaped(bandLabel(index, say))) },
    number(grouped(count)),
    number(percent(count / members)),
  ]);
  return table([both('col_paidToSpent'), both('col_members'), both('col_share')], rows);
}

/** The deciles of paid / spent. */
export function decileTable({ deciles, most }: Spread): string {
  const rows = deciles.map((value, index) => [{ html: both('decileNth', { nth: index + 1 }) }, number(percent(value))]);
  return table(
    [both('decilesTitle'), both('col_paidToSpent')],
    [...rows, [{ html: both('payoutsMost') }, number(percent(most))]],
  );
}

/** What happened in each span of time. */
export function spanTable(spans: readonly DatedSpan[]): string {
  const rows = spans.map(({ label, spent, paidForSales, paidAtExits, exits, pool }) => [
    cell(label),
    number(yuan(spent)),
    number(yuan(paidForSales)),
    number(yuan(paidAtExits)),
    number(grouped(exits)),
    number(pool === undefined ? '' : yuan(pool.reserve)),
    number(pool === undefined ? '' : priceText(pool)),
  ]);
  const columns = [
    'col_period',
    'col_spent',
    'col_paidForSales',
    'col_paidAtExits',
    'col_exits',
    'col_reserve',
    'col_price',
  ] as const;
  return table(
    columns.map((key) => both(key)),
    rows,
  );
}
