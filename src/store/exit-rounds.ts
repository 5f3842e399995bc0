/** The rounds of forced exits in one command (X2). Within a round all are sold at the pair it began with; the log has a row an exit. */
import type { Queryable } from './database.ts';
import type { Pair } from './log-row.ts';

/** One round: the pair that everybody was sold at, and its rows. */
export interface ExitRound {
  readonly pair: Pair;
  readonly from: number;
  readonly to: number;
}

interface Exit {
  seq: number;
  units: string;
  basis: string;
  reserve_after: string;
  supply_after: string;
  scale: number;
  paid: string;
}

const PPM = 1_000_000n;

/**
 * The rounds of the command whose first row is `first`. A new round begins where the pool was touched in between (P5, P6), and with the first
 * member who was not due yet at the pair of the round before (X1): whoever was due then is in that round.
 */
export async function exitRounds(
  database: Queryable,
  programme: number,
  first: number,
  multiplePpm: number,
): Promise<readonly ExitRound[]> {
  const exits = await database.query<Exit>(
    `select seq, -units as units, coalesce(cash, 0) as paid, facts ->> 'basis' as basis, reserve_after, supply_after, scale
     from event where programme = $1 and type = 'MemberExited' and seq >= $2 and seq < coalesce(
       (select seq from event where programme = $1 and seq > $2 and command is not null order by seq limit 1), $2 + 10000000)
     order by seq`,
    [programme, first],
  );
  const rounds: { pair: Pair; from: number; to: number }[] = [];
  let after: Pair | undefined;
  for (const exit of exits) {
    const { seq, scale } = exit;
    const [units, basis] = [BigInt(exit.units), BigInt(exit.basis)];
    const [reserve, supply] = [BigInt(exit.reserve_after), BigInt(exit.supply_after)];
    const before = { reserve: reserve + BigInt(exit.paid), supply: supply + units, scale };
    const round = rounds.at(-1);
    const goesOn = round !== undefined && after !== undefined && samePair(after, before);
    const due =
      round !== undefined && units * round.pair.reserve * PPM >= basis * BigInt(multiplePpm) * round.pair.supply;
    if (round !== undefined && goesOn && due) round.to = seq;
    else rounds.push({ pair: before, from: seq, to: seq });
    after = { reserve, supply, scale };
  }
  return rounds;
}

function samePair(a: Pair, b: Pair): boolean {
  return a.reserve === b.reserve && a.supply === b.supply && a.scale === b.scale;
}
