/**
 * Goals: `maximise medianPaidOverSpent subject to operatorIncome >= 1000 and shareAtZero <= 40% and no block`. A figure to be made as large
 * or as small as can be, and conditions on figures; `no block` asks that the plan check finds nothing that blocks.
 */
import { nearest } from '#core/nearest';
import type { Wording } from '#core/plan-field';
import { FIGURE_NAMES } from './figures.ts';
import type { FigureName, Figures } from './figures.ts';

/** A condition on a figure. */
interface Condition {
  readonly figure: FigureName;
  readonly is: '>=' | '<=';
  readonly bound: number;
}

/** What is wanted. */
export interface Goal {
  readonly figure: FigureName;
  readonly direction: 'maximise' | 'minimise';
  readonly conditions: readonly Condition[];
  readonly noBlock: boolean;
}

/** A goal, or the part of the text that is none and what would be right. */
export type GoalResult =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly part: string; readonly message: Wording };

const HEAD = /^\s*(maximise|maximize|minimise|minimize)\s+(\w+)\s*(?:(?:subject to|such that|where)\s+(\S.*))?$/is;
const CONDITION = /^(\w+)\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)(%?)$/;

/** Reads a goal. */
export function parseGoal(text: string): GoalResult {
  const head = HEAD.exec(text);
  if (head === null)
    return wrong(text, {
      zh: '应写成 maximise 或 minimise，接着一个数字的名称，再写 subject to 和条件',
      en: 'write maximise or minimise, the name of a figure, then subject to and conditions',
    });
  const [, verb = '', name = '', rest] = head;
  const figure = figureOf(name);
  if (figure === undefined) return unknownFigure(name);
  const conditions: Condition[] = [];
  let noBlock = false;
  for (const part of rest === undefined ? [] : rest.split(/\s+and\s+|\s*[,;]\s*/i)) {
    const trimmed = part.trim();
    if (/^no\s+block$/i.test(trimmed)) {
      noBlock = true;
      continue;
    }
    const match = CONDITION.exec(trimmed);
    if (match === null)
      return wrong(trimmed, {
        zh: '条件应写成 数字名称 >= 值 或 <= 值（值可带 %），或者 no block',
        en: 'write a condition as FIGURE >= VALUE or FIGURE <= VALUE, the value with or without %, or no block',
      });
    const [, conditionName = '', is = '', value = '', unit] = match;
    const conditionFigure = figureOf(conditionName);
    if (conditionFigure === undefined) return unknownFigure(conditionName);
    conditions.push({
      figure: conditionFigure,
      is: is as Condition['is'],
      bound: unit === '%' ? Number(value) / 100 : Number(value),
    });
  }
  const direction = verb.toLowerCase().startsWith('max') ? 'maximise' : 'minimise';
  return { ok: true, goal: { figure, direction, conditions, noBlock } };
}

function figureOf(name: string): FigureName | undefined {
  return FIGURE_NAMES.find((known) => known === name);
}

function wrong(part: string, message: Wording): GoalResult {
  return { ok: false, part, message };
}

function unknownFigure(name: string): GoalResult {
  const near = nearest(name, FIGURE_NAMES);
  const known = FIGURE_NAMES.join(', ');
  return wrong(
    name,
    near === undefined
      ? { zh: `没有这个数字；可用的：${known}`, en: `no such figure; there are: ${known}` }
      : { zh: `没有这个数字，是否指 ${near}？`, en: `no such figure; did you mean ${near}?` },
  );
}

/** How well figures meet a goal: first how far they miss its conditions, then what it is about; larger is better. */
export interface Score {
  /** 0 when every condition holds; else the sum of the misses, each as a part of its bound. */
  readonly miss: number;
  readonly value: number;
}

/** The score of some figures; a figure that a run does not have meets no condition and is the worst there is. */
export function scoreOf(goal: Goal, figures: Figures): Score {
  const found = figures[goal.figure];
  const value = found === null ? -Infinity : goal.direction === 'maximise' ? found : -found;
  let miss = 0;
  for (const { figure, is, bound } of goal.conditions) {
    const given = figures[figure];
    const short = given === null ? Infinity : is === '>=' ? bound - given : given - bound;
    if (short > 0) miss += short / Math.max(Math.abs(bound), 1e-6);
  }
  return { miss, value };
}

/** Whether one score is better than another. */
export function isBetter(a: Score, b: Score): boolean {
  return a.miss === b.miss ? a.value > b.value : a.miss < b.miss;
}
