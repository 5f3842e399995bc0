/** The amounts of orders, in fen: exact integers however they are drawn. */
import { PPM, mulDivFloor } from '#core/quantity';
import type { Stream } from './random.ts';
import type { Amounts } from './scenario-types.ts';

/** Draws one amount, times what the buyer's group spends; at least one fen. Every kind takes the same draws from order to order. */
export function drawAmount(amounts: Amounts, spendsPpm: number, stream: Stream): number {
  const fen = baseAmount(amounts, stream);
  return spendsPpm === PPM ? fen : Math.max(1, Number(mulDivFloor(fen, spendsPpm, PPM)));
}

function baseAmount(amounts: Amounts, stream: Stream): number {
  switch (amounts.kind) {
    case 'fixed':
      return amounts.fen;
    case 'empirical':
      return amounts.fen[stream.below(amounts.fen.length)] as number;
    case 'lognormal': {
      const drawn = Math.round(amounts.medianFen * amounts.spread ** stream.normal());
      return Math.min(amounts.mostFen, Math.max(amounts.leastFen, drawn));
    }
  }
}
