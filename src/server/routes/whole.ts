/** The programme as a whole: its pool, its sums, its state. */
import { accountsAnswer, poolAnswer, stateAnswer } from '#api/answers';
import { formatMoney, formatPoints, mulDivFloor, narrow } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { State } from '#core/state';
import { stringifyState } from '#core/state';
import { formatInstant } from '#core/time';
import type { Aliases } from '../aliases.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';

/** The routes of this file. */
export const WHOLE_ROUTES = [
  route({
    id: 'getPool',
    method: 'GET',
    path: `${IN_PROGRAMME}/pool`,
    access: ['prices.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '盈利池与现价。', en: 'The pool and the price now.' },
    params: pathOf(),
    answers: { 200: poolAnswer },
    handler: async ({ programme }) => ({
      status: 200,
      body: await programme.writer.read(({ engine, nowMs, head }) => {
        const { reserve, supply, scale, locked, held } = engine.pool();
        return {
          at: formatInstant(nowMs),
          seq: head.seq,
          price: priceText(reserve, supply, scale),
          reserve: formatMoney(reserve),
          supply: formatPoints(supply, scale),
          locked: formatPoints(locked, scale),
          held: formatPoints(held, scale),
          scale,
        };
      }),
    }),
  }),
  route({
    id: 'getAccounts',
    method: 'GET',
    path: `${IN_PROGRAMME}/accounts`,
    access: ['balances.read'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '项目的各项合计。', en: "The programme's sums." },
    params: pathOf(),
    answers: { 200: accountsAnswer },
    handler: async ({ programme }) => {
      const accounts = await programme.writer.read(({ engine }) => ({
        reserve: engine.pool().reserve,
        ...engine.accounts(),
      }));
      return {
        status: 200,
        body: Object.fromEntries(
          Object.entries(accounts).map(([name, fen]: [string, Int]) => [name, formatMoney(fen)]),
        ),
      };
    },
  }),
  route({
    id: 'getState',
    method: 'GET',
    path: `${IN_PROGRAMME}/state`,
    access: ['log.export'],
    target: 'programme',
    tag: 'reports',
    summary: { zh: '全部状态，用提交者自己的编号。', en: "The whole state, with the callers' own ids." },
    params: pathOf(),
    answers: { 200: stateAnswer },
    handler: async ({ programme }) => {
      const state = await programme.writer.read(({ engine, aliases }) => inCallersIds(engine.state(), aliases));
      return { status: 200, text: [...stringifyState(state)].join('') };
    },
  }),
];

const PRICE_DECIMALS = 8;

/** Yuan a point, rounded down to eight decimals; for people, since the price itself is the pair (P1). */
export function priceText(reserve: Int, supply: Int, scale: number): string {
  // reserve / 100 yuan over supply / 10^scale points, in units of 10^-8 yuan.
  return formatPoints(mulDivFloor(reserve, narrow(10n ** BigInt(scale + PRICE_DECIMALS - 2)), supply), PRICE_DECIMALS);
}

function inCallersIds(state: State, aliases: Aliases): State {
  return {
    ...state,
    members: renamed(state.members, (ours) => aliases.shown('member', ours)),
    merchants: renamed(state.merchants, (ours) => aliases.shown('merchant', ours)),
  };
}

/** The same under other names, in their order by code point: which is that of their bytes in UTF-8. */
function renamed<T>(map: ReadonlyMap<string, T>, name: (ours: string) => string): ReadonlyMap<string, T> {
  return new Map(
    Array.from(map, ([ours, value]) => ({ id: name(ours), value }))
      .map((entry) => ({ ...entry, bytes: Buffer.from(entry.id) }))
      .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
      .map(({ id, value }) => [id, value]),
  );
}
