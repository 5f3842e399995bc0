/** Results of simulations in words: payouts first, the price last. */
import type { Comparison } from '#sim/compare';
import { FIGURES, FIGURE_NAMES } from '#sim/figures';
import type { FigureName } from '#sim/figures';
import type { Result } from '#sim/simulate';
import { columnsOf, padEnd, visible } from '../display.ts';
import type { PlainKey, Say } from '../messages.ts';

/** A result, a line each. */
export function resultLines(result: Result, say: Say): readonly string[] {
  const { scenario, plan, seed, runs, first, coalition } = result;
  const figures = FIGURE_NAMES.flatMap((name): [string, string][] => {
    const spread = result.figures[name];
    if (spread === null) return [];
    const around = runs === 1 ? '' : ` (${show(name, spread.p5)} … ${show(name, spread.p95)})`;
    return [[say(labelOf(name)), show(name, spread.median) + around]];
  });
  const { bounds } = first;
  return [
    say('simulateTitle', { name: visible(scenario.name), plan: visible(plan.name), seed, runs }),
    say('simulateHeading'),
    ...aligned(figures),
    ...(coalition === null
      ? []
      : [
          say('simulateCoalition'),
          `  ${say('coalitionLine', { profit: coalition.profit, volume: coalition.volume, share: (coalition.profitOverVolume * 100).toFixed(2), ways: coalition.waysTried })}`,
        ]),
    say('simulateBounds'),
    ...aligned([
      [say('boundPoolShare'), showPercent(bounds.poolShare)],
      [say('boundReachCap'), bounds.mostReachCap === null ? say('boundNone') : showPercent(bounds.mostReachCap)],
      [say('boundExponent'), String(bounds.priceExponent)],
    ]),
    '',
  ];
}

/** Differences to the first scenario, a line each. */
export function compareLines(comparisons: readonly Comparison[], say: Say): readonly string[] {
  return comparisons.flatMap(({ scenario, baseline, differences }) => [
    `${visible(scenario)}：${say('compareHeading', { name: visible(baseline) })}`,
    ...aligned(
      FIGURE_NAMES.flatMap((name): [string, string][] => {
        const difference = differences[name];
        if (difference === null) return [];
        const { mean, low, high } = difference;
        const interval = low === null || high === null ? '' : ` (${show(name, low)} … ${show(name, high)})`;
        return [[say(labelOf(name)), show(name, mean) + interval]];
      }),
    ),
  ]);
}

/** The message that names a figure. */
export function labelOf(name: FigureName): PlainKey {
  return `figure${name.charAt(0).toUpperCase()}${name.slice(1)}` as PlainKey;
}

/** A figure for people: shares in per cent, money with two decimals. */
export function show(name: FigureName, value: number): string {
  switch (FIGURES[name].unit) {
    case 'yuan':
      return value.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    case 'ratio':
      return name === 'gini' || name === 'priceExponent' ? value.toFixed(4) : showPercent(value);
    default:
      return String(value);
  }
}

/** A share in per cent, to six digits after the point of the share itself. */
export function showPercent(share: number): string {
  return `${(share * 100).toFixed(4).replace(/\.?0+$/, '')}%`;
}

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([name]) => columnsOf(name)));
  return rows.map(([name, value]) => `  ${padEnd(name, width)}  ${value}`);
}
