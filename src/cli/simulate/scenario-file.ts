/** Scenarios as people name them: a file in YAML or JSON, with the plan and the file of orders it names beside it. */
import { dirname, resolve } from 'node:path';
import { readScenario } from '#sim/scenario';
import type { Input } from '#sim/play';
import type { FileArrivals, FileRow, Scenario } from '#sim/scenario-types';
import { complaint, usage } from '../complaint.ts';
import type { Session } from '../host.ts';
import { parseMapping } from '../orders/mapping.ts';
import { readOrderFile } from '../orders/order-file.ts';
import { parseOffset } from '../orders/row-time.ts';
import { scenarioComplaint } from '../plan-complaint.ts';
import { presetNames } from '../plan-file.ts';
import { parseChecked } from '../plan-text.ts';
import { loadPlan } from '../replay/programme.ts';
import { readTextFile } from '../text-file.ts';

/** A scenario that was read, ready to be played. */
export interface LoadedScenario {
  readonly file: string;
  /** The preset that it names, or the path of its plan. */
  readonly planSource: string;
  readonly input: Input;
}

/** Reads a scenario with what it names. Throws a complaint with everything that is wrong, a line each. */
export async function loadScenario(file: string, seed: number, session: Session): Promise<LoadedScenario> {
  const content = readTextFile(file, {
    zh: '情景文件的路径，examples/scenarios/ 里有现成的',
    en: 'the path of a scenario file; examples/scenarios/ has some',
  });
  if ('code' in content) throw scenarioComplaint(file, [content]);
  const result = parseChecked(content.text, readScenario);
  if (!result.ok) throw scenarioComplaint(file, result.errors);
  const { scenario } = result;
  const named = scenario.file.plan;
  const source = presetNames().includes(named) ? named : resolve(dirname(file), named);
  const { plan } = loadPlan(source);
  const { arrivals } = scenario.file;
  const rows = arrivals.kind === 'file' ? await readRows(file, arrivals, scenario, session) : undefined;
  return { file, planSource: source, input: { scenario, plan, seed, ...(rows && { rows }) } };
}

async function readRows(
  scenarioFile: string,
  arrivals: FileArrivals,
  scenario: Scenario,
  session: Session,
): Promise<readonly FileRow[]> {
  const offsetMs = parseOffset(arrivals.tz === 'Z' ? 'UTC' : arrivals.tz);
  if (offsetMs === undefined)
    throw usage('optionWrong', { option: 'arrivals.tz', value: arrivals.tz, expected: '+08:00, -05:30, Z' });
  const file = resolve(dirname(scenarioFile), arrivals.file);
  const form = {
    mapping: parseMapping(arrivals.map),
    unit: arrivals.unit,
    offsetMs,
    encoding: arrivals.encoding,
    sheet: undefined,
  };
  const { rows } = await readOrderFile(file, form, session);
  const most = scenario.file.mostOrders ?? Infinity;
  if (rows.length === 0) throw complaint('fileRowsEmpty', { file });
  const members = new Numbers();
  const merchants = new Numbers();
  return rows.slice(0, most).map((row): FileRow => {
    const member = members.of(row.memberId);
    return {
      atMs: row.atMs,
      member,
      merchant: row.merchantId === undefined ? -1 : merchants.of(row.merchantId),
      referrer: row.referrerId === undefined ? -1 : members.of(row.referrerId),
      ...(row.regionCode === undefined ? {} : { regionCode: row.regionCode }),
      fen: Number(row.amount),
      cancels: row.kind === 'cancellation',
    };
  });
}

/** Numbers in the order of first mention. */
class Numbers {
  readonly #numbers = new Map<string, number>();

  of(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
