/** A scenario: what is assumed about people and orders under a plan. Its wire form is that of a scenario file. */
import { Place, readField } from '#core/plan-reader';
import type { PlanError } from '#core/plan-error';
import { PPM, parseMoney, parseMultiple, parsePercent } from '#core/quantity';
import { parseInstant } from '#core/time';
import { fileSchema } from '#core/plan-schema';
import { scenarioField } from './scenario-fields.ts';
import type { Scenario, ScenarioFile, WireBehaviour } from './scenario-types.ts';

/** A scenario, or everything that is wrong with it. */
export type ScenarioResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly errors: readonly PlanError[] };

/** Checks a scenario in its wire form, whatever the value is: every error at once, each with path, value and what would be right. */
export function readScenario(input: unknown): ScenarioResult {
  const place = new Place([], []);
  const read = readField(scenarioField, input, place);
  if (place.errors.length === 0) checkTogether(read as ScenarioFile, place);
  if (place.errors.length > 0) return { ok: false, errors: place.errors };
  return { ok: true, scenario: scenarioOf(read as ScenarioFile) };
}

/** The JSON Schema of scenario files as the text of the file that ships. */
export function scenarioSchemaText(): string {
  return `${JSON.stringify(fileSchema('Greenpool scenario / Greenpool 情景', scenarioField), undefined, 2)}\n`;
}

/** What holds between fields. */
function checkTogether(file: ScenarioFile, place: Place): void {
  const shares = file.behaviours.reduce((sum, { share }) => sum + ppm(share), 0);
  if (shares !== PPM)
    place.at('behaviours').refuse('out_of_range', `${shares / 10_000}%`, {
      zh: '各群的 share 合计应为 100%',
      en: 'the shares of all groups should add up to 100%',
    });
  const names = file.behaviours.map(nameOf);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    place.at('behaviours').at(index).at('name').refuse('duplicate_name', name, {
      zh: '与上面一群同名，请另起名字',
      en: 'the name of a group above; give another',
    });
  }
  const fromFile = file.arrivals.kind === 'file';
  if (!fromFile && file.amounts === undefined)
    place.at('amounts').refuse('field_missing', undefined, {
      zh: '缺少；没有订单文件时应写金额，例如 { kind: fixed, amount: "1000.00" }',
      en: 'missing; without a file of orders write amounts, such as { kind: fixed, amount: "1000.00" }',
    });
  for (const key of ['amounts', 'repeat', 'merchants', 'referral', 'refunds', 'debts'] as const) {
    if (fromFile && file[key] !== undefined)
      place.at(key).refuse('out_of_range', file[key], {
        zh: '订单文件已经说明了这一点，请删去',
        en: 'the file of orders says this already; leave it out',
      });
  }
  if (file.amounts?.kind === 'empirical' && file.amounts.values.length === 0)
    place.at('amounts').at('values').refuse('out_of_range', [], {
      zh: '至少写一个金额',
      en: 'write at least one amount',
    });
  for (const [index, code] of (file.merchants?.regions ?? []).entries()) {
    if (/^[1-9][0-9]{5}$/.test(code)) continue;
    place.at('merchants').at('regions').at(index).refuse('wrong_form', code, {
      zh: '应为六位 GB/T 2260 区划代码，例如 "440106"',
      en: 'write six digits of GB/T 2260, such as "440106"',
    });
  }
  if (!fromFile && file.days === 0)
    place.at('days').refuse('out_of_range', 0, { zh: '至少 1 天', en: 'write at least 1 day' });
}

function scenarioOf(file: ScenarioFile): Scenario {
  const { amounts, repeat, merchants, refunds, debts, coalition } = file;
  return {
    file,
    startMs: held(parseInstant(file.start)),
    behaviours: file.behaviours.map((behaviour) => ({
      ...behaviour,
      name: nameOf(behaviour),
      sharePpm: ppm(behaviour.share),
      spendsPpm: times(behaviour.spends),
    })),
    ...(amounts?.kind === 'fixed' && { amounts: { kind: 'fixed', fen: fen(amounts.amount) } }),
    ...(amounts?.kind === 'lognormal' && {
      amounts: {
        kind: 'lognormal',
        medianFen: fen(amounts.median),
        spread: times(amounts.spread) / PPM,
        leastFen: fen(amounts.least),
        mostFen: fen(amounts.most),
      },
    }),
    ...(amounts?.kind === 'empirical' && { amounts: { kind: 'empirical', fen: amounts.values.map(fen) } }),
    ...(repeat && { repeat: { ...repeat, share: ppm(repeat.share) / PPM } }),
    ...(merchants && { merchants: { ...merchants, ownGoods: ppm(merchants.ownGoods) / PPM } }),
    referralShare: file.referral === undefined ? 0 : ppm(file.referral.share) / PPM,
    ...(refunds && { refunds: { share: ppm(refunds.share) / PPM, partPpm: ppm(refunds.part) } }),
    injections: file.injections.map((injection) => ({ ...injection, fen: fen(injection.amount) })),
    subsidies: file.subsidies.map((subsidy) => ({
      ...subsidy,
      budgetFen: fen(subsidy.budget),
      sharePpm: ppm(subsidy.share),
    })),
    runs: file.runs.map((run) => ({ ...run, share: ppm(run.share) / PPM })),
    ...(debts && { debts: { members: debts.members, fen: fen(debts.amount) } }),
    ...(coalition && { coalition: { ...coalition, volumeFen: fen(coalition.volume) } }),
  };
}

function nameOf(behaviour: WireBehaviour): string {
  return behaviour.name ?? behaviour.kind;
}

/** The value of a text that the reader has accepted. */
function held<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('the table of fields accepted a text that has no value');
  return value;
}

function ppm(text: string): number {
  return held(parsePercent(text));
}

function times(text: string): number {
  return held(parseMultiple(text));
}

/** Amounts of a scenario are bounded by its table of fields, so they are numbers. */
function fen(text: string): number {
  return Number(held(parseMoney(text)));
}
