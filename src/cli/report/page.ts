/** The page of a report: one file that opens offline, in both languages, without a script. */
import { grouped, percent } from '../display.ts';
import type { Language } from '../language.ts';
import { sayIn } from '../messages.ts';
import { accountSections } from '../orders/account-text.ts';
import { checksSection, legsSection, ordersSection, payoutsSection, poolSection, refusalsSection } from '../summary.ts';
import { CHART_TITLES } from './charts.ts';
import type { ChartName, Charts } from './charts.ts';
import { documentOf } from './document.ts';
import { figureOf } from './drawing.ts';
import type { Figures } from './figures.ts';
import { both, cell, escaped, inBoth, table } from './html.ts';
import type { Recorder } from './recorder.ts';
import { SPANS_MAX } from './series.ts';
import { ratio } from './spread.ts';
import { bandTable, decileTable, sectionTable, spanTable } from './tables.ts';

/** What a page is made of. */
export interface PageParts {
  readonly figures: Figures;
  readonly recorder: Recorder;
  readonly charts: Charts;
  readonly version: string;
  /** The command line as it was typed. */
  readonly typed: string;
  /** The language it opens in. */
  readonly language: Language;
}

/** The page as HTML. */
export async function pageOf(parts: PageParts): Promise<string> {
  const { figures, language } = parts;
  return await documentOf({
    title: `${sayIn(language)('reportTitle')} · ${figures.plan.name}`,
    language,
    header: head(figures),
    main: [payouts, time, legs, orders, pool, refusals, plan, how].map((of) => of(parts)).join('\n'),
    footer: `<p>${both('reportSandbox')}</p>`,
  });
}

function head({ plan, origin, firstAtMs, lastAtMs }: Figures): string {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const span =
    firstAtMs === undefined || lastAtMs === undefined
      ? ''
      : ` · ${both('summarySpan', { from: day(firstAtMs), to: day(lastAtMs) })}`;
  return `<h1>${both('reportTitle')}</h1>
<p>${escaped(plan.name)} · ${escaped(origin.input)}${span}</p>
<p>${both('reportLead')}</p>
${origin.fromSnapshot ? `<p>${both('summaryFromSnapshot')}</p>` : ''}${origin.orders?.settleNow ? `<p>${both('summarySettleNow')}</p>` : ''}
`;
}

function payouts({ figures, charts }: PageParts): string {
  const { spread, sums, paid } = figures;
  if (spread === undefined) return section('sectionPayouts', `<p>${both('reportNoPayouts')}</p>`);
  const key = [
    [percent(spread.median), both('payoutsMedian')],
    [percent(spread.mean), both('payoutsMean')],
    [percent(ratio(paid, sums.settled.fen)), both('payoutsPaidOfAll')],
    [`${grouped(spread.paidNothing)} / ${grouped(spread.members)}`, both('payoutsNothing')],
  ].map(([value = '', label = '']) => `<li><b>${value}</b><span>${label}</span></li>`);
  return section(
    'sectionPayouts',
    `<ul class="key">${key.join('')}</ul>`,
    figure('hundred', charts, both('hundredCaption')),
    figure('spread', charts, both('spreadAxis')),
    folded('tableSpread', bandTable(spread) + decileTable(spread)),
    sectionTable((say) => ({ ...payoutsSection(figures, say), text: [] })),
  );
}

function time({ recorder, charts, figures }: PageParts): string {
  const { by, spans } = recorder.days.spans(SPANS_MAX);
  const caption = both(`span_${by}`);
  const exits = figures.sums.exits.count === 0 ? `<p>${both('exitsNone')}</p>` : figure('exits', charts, caption);
  return section(
    'sectionTime',
    figure('cumulative', charts),
    figure('payouts', charts, caption),
    exits,
    folded('tableByPeriod', spanTable(spans)),
  );
}

function legs({ figures, charts }: PageParts): string {
  return section(
    'sectionLegs',
    figure('legs', charts),
    sectionTable((say) => legsSection(figures, say)),
  );
}

function orders({ figures }: PageParts): string {
  const account = figures.origin.orders;
  const rows = account === undefined ? [] : [0, 1].map((index) => accountTable(figures, index));
  return section(
    'sectionOrders',
    sectionTable((say) => ordersSection(figures, say)),
    ...rows,
  );
}

/** A section about the rows of the file, without the rows themselves: ids do not belong on a page that is passed around. */
function accountTable({ origin: { orders } }: Figures, index: number): string {
  if (orders === undefined) return '';
  const inLanguage = (say: ReturnType<typeof sayIn>): ReturnType<typeof accountSections>[number] | undefined =>
    accountSections(orders, say)[index];
  const title = inBoth((say) => escaped(inLanguage(say)?.title ?? ''));
  const found = inLanguage(sayIn('en'));
  if (found === undefined) return '';
  return `<h3>${title}</h3>${sectionTable((say) => ({ title: '', rows: inLanguage(say)?.rows ?? [] }))}`;
}

function pool({ figures, charts }: PageParts): string {
  return section(
    'sectionPool',
    figure('reserve', charts),
    figure('supply', charts),
    figure('price', charts),
    sectionTable((say) => poolSection(figures, say)),
  );
}

function refusals({ figures, charts }: PageParts): string {
  return section(
    'sectionRefusals',
    figure('refusals', charts),
    sectionTable((say) => refusalsSection(figures, say)),
  );
}

function plan({ figures: { plan: terms, origin } }: PageParts): string {
  return section(
    'sectionPlan',
    `<p>${both('planSource')}: <code>${escaped(origin.source)}</code><br>${both('planHash')}: <code>${origin.sha256}</code></p>`,
    `<pre>${escaped(JSON.stringify(terms, undefined, 2))}</pre>`,
  );
}

function how({ figures: { origin }, version, typed }: PageParts): string {
  const files: readonly (readonly [string, string])[] = [
    ['members.csv', both('fileMembers')],
    ['orders.csv', both('fileOrders')],
    ['events.csv', both('fileEvents')],
    ...(origin.orders === undefined ? [] : [['rows.csv', both('fileRows')] as const]),
    ['charts/', both('fileCharts')],
  ];
  return section(
    'sectionHow',
    `<p>${both('howCommand')}: <code>${escaped(typed)}</code><br>${both('howVersion')}: greenpool ${escaped(version)}<br>${both('howInput')}: <code>${escaped(origin.input)}</code></p>`,
    ...checksSection(sayIn('zh')).text!.map(
      (_, index) => `<p>${inBoth((say) => escaped(checksSection(say).text?.[index] ?? ''))}</p>`,
    ),
    `<h3>${both('howFiles')}</h3>`,
    table(
      [],
      files.map(([name, about]) => [cell(name), { html: about }]),
    ),
  );
}

function section(
  title:
    | 'sectionPayouts'
    | 'sectionTime'
    | 'sectionLegs'
    | 'sectionOrders'
    | 'sectionPool'
    | 'sectionRefusals'
    | 'sectionPlan'
    | 'sectionHow',
  ...content: readonly string[]
): string {
  return `<section>\n<h2>${both(title)}</h2>\n${content.join('\n')}\n</section>`;
}

/** A chart with its title; nothing when there was nothing to draw. */
function figure(name: ChartName, charts: Charts, caption = ''): string {
  const chart = charts[name];
  return chart === undefined ? '' : figureOf({ name, title: CHART_TITLES[name], chart }, caption);
}

function folded(title: 'tableSpread' | 'tableByPeriod', content: string): string {
  return `<details><summary>${both(title)}</summary>${content}</details>`;
}
