/** What of a plan is varied, and the plans that come of it: `pool.rebateShare=50%..90%, pool.cap.multiple=1.2..3`. */
import { nearest } from '#core/nearest';
import { formatPlan, validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { Wording } from '#core/plan-field';
import { formatMoney, formatMultiple, formatPercent, parseMoney, parseMultiple, parsePercent } from '#core/quantity';

/** One value of a plan that is varied: from `low` to `high` in whole steps, in ppm or fen. */
export interface Dimension {
  readonly path: string;
  readonly keys: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly format: (value: number) => string;
}

/** The values that are varied, or the part of the text that is wrong and what would be right. */
export type VaryResult =
  | { readonly ok: true; readonly dimensions: readonly Dimension[] }
  | { readonly ok: false; readonly part: string; readonly message: Wording };

/** How each kind of value is read and written, and the steps it is tried in: a tenth of a per cent, a hundredth, a fen. */
const PERCENT = { parse: parsePercent, format: formatPercent, step: 1000 };
const MULTIPLE = { parse: parseMultiple, format: formatMultiple, step: 10_000 };
const MONEY = {
  parse: (text: string): number | undefined => {
    const fen = parseMoney(text);
    return typeof fen === 'number' ? fen : undefined;
  },
  format: formatMoney,
  step: 1,
};

/** Reads what is varied, against the plan that it is varied in: the value that stands there says what kind it is. */
export function parseVary(text: string, plan: Plan): VaryResult {
  const dimensions: Dimension[] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const match = /^([\w.-]+)\s*=\s*(\S+?)\s*\.\.\s*(\S+)$/.exec(part);
    if (match === null)
      return {
        ok: false,
        part,
        message: {
          zh: '应写成 路径=低..高，例如 pool.rebateShare=50%..90%',
          en: 'write PATH=LOW..HIGH, such as pool.rebateShare=50%..90%',
        },
      };
    const [, path = '', from = '', to = ''] = match;
    const leaves = leavesOf(formatPlan(plan), []);
    const leaf = leaves.find(({ keys }) => keys.join('.') === path);
    if (leaf === undefined)
      return unknownPath(
        path,
        leaves.map(({ keys }) => keys.join('.')),
      );
    const dimension = dimensionOf(path, leaf.keys, leaf.value, from, to);
    if (dimension === undefined)
      return {
        ok: false,
        part,
        message: {
          zh: `两端应与现值 "${leaf.value}" 写法相同，低的在前`,
          en: `both ends are written like the present value "${leaf.value}", the lower one first`,
        },
      };
    dimensions.push(dimension);
  }
  return { ok: true, dimensions };
}

interface Leaf {
  readonly keys: readonly string[];
  readonly value: string;
}

/** Every text of a plan with a number in it, by its keys; items of lists by their place. */
function leavesOf(value: unknown, keys: readonly string[]): Leaf[] {
  if (typeof value === 'string') return /^\d/.test(value) ? [{ keys, value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...keys, key]));
}

function unknownPath(path: string, known: readonly string[]): VaryResult {
  const near = nearest(path, known);
  const all = known.join(', ');
  return {
    ok: false,
    part: path,
    message:
      near === undefined
        ? { zh: `计划里没有这个值；可用的：${all}`, en: `the plan has no such value; there are: ${all}` }
        : { zh: `计划里没有这个值，是否指 ${near}？`, en: `the plan has no such value; did you mean ${near}?` },
  };
}

function dimensionOf(
  path: string,
  keys: readonly string[],
  present: string,
  from: string,
  to: string,
): Dimension | undefined {
  const kind = present.endsWith('%') ? PERCENT : path === 'pool.cap.multiple' ? MULTIPLE : MONEY;
  const [low, high] = [kind.parse(from), kind.parse(to)];
  if (low === undefined || high === undefined || !(low <= high)) return undefined;
  return { path, keys, low, high, step: kind.step, format: kind.format };
}

/** The value at a place from 0 to 1 between the ends, on a whole step. */
export function valueAt({ low, high, step }: Dimension, place: number): number {
  const value = low + Math.round(((high - low) * Math.min(1, Math.max(0, place))) / step) * step;
  return Math.min(high, value);
}

/** The plan with these values, or undefined when it is not valid. */
export function planWith(plan: Plan, dimensions: readonly Dimension[], values: readonly number[]): Plan | undefined {
  const file = structuredClone(formatPlan(plan)) as unknown as Record<string, unknown>;
  for (const [index, { keys, format }] of dimensions.entries()) {
    let inner = file;
    for (const key of keys.slice(0, -1)) inner = inner[key] as Record<string, unknown>;
    inner[keys.at(-1) ?? ''] = format(values[index] ?? 0);
  }
  const result = validatePlan(file);
  return result.ok ? result.plan : undefined;
}
