/** Server-sent events: the price as it moves, and one member's balance. */
import { formatMoney, formatPoints, narrow } from '#core/quantity';
import { COLUMNS, textsOf } from '#store/rows';
import type { Row } from '#store/rows';
import { mayDo } from '../auth/access.ts';
import type { Action } from '../auth/actions.ts';
import { memberView } from './member-view.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { openStream } from './sse.ts';
import { priceText } from './whole.ts';

const [RESERVE, SUPPLY, SCALE] = (['reserve_after', 'supply_after', 'scale'] as const).map((name) =>
  COLUMNS.indexOf(name),
) as [number, number, number];

/** The routes of this file. */
export const STREAM_ROUTES = [
  route({
    id: 'streamPrice',
    method: 'GET',
    path: `${IN_PROGRAMME}/stream`,
    access: ['prices.read'],
    target: 'programme',
    tag: 'streams',
    summary: { zh: '价格的实时推送（server-sent events）。', en: 'The price as it moves (server-sent events).' },
    params: pathOf(),
    answers: { 200: 'text/event-stream' },
    handler: async (call) => {
      const { programme, service } = call;
      await openStream(call, 'price', stays('prices.read', programme.id), {
        first: () =>
          programme.writer.read(({ engine, head, nowMs }) => {
            const { reserve, supply, scale } = engine.pool();
            return { id: head.seq, data: priceOf(head.seq, new Date(nowMs).toISOString(), reserve, supply, scale) };
          }),
        subscribe: (send) =>
          service.programmes.subscribe(programme.id, (rows) => {
            // Of one commit the last price is the one that stands.
            for (const row of rows.toReversed()) {
              const texts = textsOf(row);
              if (texts[RESERVE] === null) continue;
              const [reserve, supply] = [narrow(BigInt(texts[RESERVE] ?? 0)), narrow(BigInt(texts[SUPPLY] ?? 1))];
              return send({ id: row.seq, data: priceOf(row.seq, row.at, reserve, supply, Number(texts[SCALE])) });
            }
          }),
      });
      return undefined;
    },
  }),
  route({
    id: 'streamMember',
    method: 'GET',
    path: `${IN_PROGRAMME}/members/:member/stream`,
    access: ['members.read'],
    target: 'member',
    tag: 'streams',
    summary: { zh: '一位会员余额的实时推送。', en: "One member's balance as it changes (server-sent events)." },
    params: pathOf('member'),
    answers: { 200: 'text/event-stream' },
    handler: async (call) => {
      const { programme, service, params } = call;
      const look = () =>
        programme.writer.read((desk) => ({ id: desk.head.seq, data: memberView(desk, params.member) }));
      // Throws for a member who is not there, before the stream begins.
      const number = await programme.writer.read((desk) => {
        memberView(desk, params.member);
        return desk.aliases.ours('member', params.member) as string;
      });
      await openStream(call, 'member', stays('members.read', programme.id, number), {
        first: look,
        subscribe: (send) => {
          let looking = false;
          return service.programmes.subscribe(programme.id, (rows) => {
            if (looking || !rows.some((row) => concerns(row, number))) return;
            looking = true;
            // Whatever else is committed meanwhile is seen as well: the look comes after it.
            setImmediate(() => {
              looking = false;
              look().then(send, () => undefined);
            });
          });
        },
      });
      return undefined;
    },
  }),
];

/** Whether somebody may still see what a stream shows. */
function stays(action: Action, programme: number, member?: string) {
  return (principal: Parameters<typeof mayDo>[0]): boolean =>
    mayDo(principal, action, { programme, ...(member !== undefined && { member }) });
}

function priceOf(seq: number, at: string, reserve: number | bigint, supply: number | bigint, scale: number): object {
  return {
    seq,
    at,
    price: priceText(reserve, supply, scale),
    reserve: formatMoney(reserve),
    supply: formatPoints(supply, scale),
    scale,
  };
}

/** Whether a row of the log changes what a member has: it names them, or pays them a commission. */
function concerns({ type, member, line }: Row, number: string): boolean {
  return member === Number(number) || (type === 'OrderSettled' && line.includes(`"member":${number},`));
}
