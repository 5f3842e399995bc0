/** Where the ids of one member or merchant stand: in the log by our numbers only, and by the callers' texts in tables beside it. */
import type { Queryable } from '#store/database';
import { erasedText, isErased, kindOf } from '../aliases.ts';
import type { Aliases } from '../aliases.ts';
import { eraseAcceptances } from '../live/acceptances.ts';
import { eraseFromProposals } from '../proposals/stored.ts';
import { eraseOrders } from '../shops/book.ts';
import { openShop } from '../shops/shops.ts';
import type { ShopContext } from '../shops/shops.ts';

/** A member or merchant of a programme, by our number. */
export interface Subject {
  readonly programme: number;
  readonly kind: 'member' | 'merchant';
  readonly number: number;
}

/** A caller's id that still stands somewhere. */
interface Named {
  readonly kind: string;
  readonly number: number;
  readonly external: string;
}

/** What a subject was called, and what was decided about it. */
interface Traces {
  readonly named: readonly Named[];
  /** First rows of the commands: what the stored answers name. */
  readonly seqs: readonly number[];
}

/** Fields of a row's facts that name something of the member's or merchant's own: their orders' refunds, sales, withdrawals and so on. */
const OWN_FIELDS = ['refundId', 'redemptionId', 'forfeitId', 'withdrawalId', 'adjustmentId', 'debtId', 'grantId'];

/** A merchant's rows are also those of its orders, which are of their buyers. */
const OWN_ROWS = {
  member: 'e.member = $2',
  merchant: `e.merchant = $2 and e.type <> 'OrderPlaced' and e.order_no is null`,
} as const;

/** Looks through the log for everything that callers named of a subject and that is not erased yet. The subject itself is the first. */
export async function tracesOf(
  queryable: Queryable,
  aliases: () => Promise<Aliases>,
  subject: Subject,
): Promise<Traces> {
  const { programme, kind, number } = subject;
  const where = `from event e where e.programme = $1 and ${OWN_ROWS[kind]}`;
  const found = await queryable.query<{ field: string; number: number }>(
    `select distinct 'orderId' as field, e.order_no as number ${where} and e.order_no is not null
     union select fact.key, fact.value::bigint from event e cross join lateral json_each_text(e.facts) as fact
     where e.programme = $1 and ${OWN_ROWS[kind]} and fact.key = any($3::text[]) order by 1, 2`,
    [programme, number, OWN_FIELDS],
  );
  const rows = await queryable.query<{ seq: number }>(`select e.seq ${where} and e.command is not null`, [
    programme,
    number,
  ]);
  const known = await aliases();
  const named = [{ kind, number }, ...found.map(({ field, number }) => ({ kind: kindOf(field), number }))]
    .map((one) => ({ ...one, external: known.external(one.kind, one.number) }))
    .filter(({ external }) => !isErased(external));
  return { named, seqs: rows.map(({ seq }) => seq) };
}

/** How much was taken out. */
export interface TakenOut {
  readonly ids: number;
  readonly answers: number;
  readonly proposals: number;
}

/** Texts shorter than this stand inside too many others by chance: of stored answers only those go that are exactly such a text. */
const SHORTEST_PART = 6;

/**
 * Takes ids out of the tables, and whatever was stored with `texts`, everything that the person was ever called: part of the caller's transaction. An id
 * leaves {@link erasedText} behind, so that its number is never given to another. Of stored answers those since `sinceMs`, if it is given.
 */
export async function takeOut(
  queryable: Queryable,
  context: ShopContext,
  programme: number,
  { named, seqs }: Traces,
  texts: readonly string[],
  sinceMs: number | undefined,
): Promise<TakenOut> {
  const marks = named.map(({ number }) => erasedText(number));
  await queryable.query(
    `update alias a set external = gone.mark from unnest($2::text[], $3::text[], $4::text[]) as gone (kind, external, mark)
     where a.programme = $1 and a.kind = gone.kind and a.external = gone.external`,
    [programme, named.map(({ kind }) => kind), named.map(({ external }) => external), marks],
  );
  await eraseAcceptances(queryable, programme, named);
  const proposals = await eraseFromProposals(queryable, programme, texts);
  const answers = await eraseAnswers(queryable, programme, seqs, texts, sinceMs);
  // What a receiver answered may repeat what it was sent.
  await queryable.query(
    `update webhook_delivery set answer = null
     where answer is not null and endpoint in (select id from webhook_endpoint where programme = $1)`,
    [programme],
  );
  const orders = named.filter(({ kind }) => kind === 'order').map(({ external }) => external);
  for (const { id } of await queryable.query<{ id: number }>('select id from shop where programme = $1', [programme])) {
    const shop = await openShop(context, id);
    if (shop !== undefined) await eraseOrders(queryable, shop, orders);
  }
  return { ids: named.length, answers, proposals };
}

/** Of what was accepted the answer has a number of the log; only a refusal repeats texts. */
async function eraseAnswers(
  queryable: Queryable,
  programme: number,
  seqs: readonly number[],
  texts: readonly string[],
  sinceMs: number | undefined,
): Promise<number> {
  const quoted = texts.map((text) => JSON.stringify(text));
  const long = texts.filter(({ length }) => length >= SHORTEST_PART);
  const gone = await queryable.query(
    `delete from idempotency i where i.programme = $1 and ($6::timestamptz is null or i.at >= $6) and (
       i.key = any($3::text[])
       or exists (select from unnest($4::text[]) as part (text) where strpos(i.key, part.text) > 0)
       or strpos(i.answer::text, '"refusal"') > 0
         and exists (select from unnest($5::text[]) as part (text) where strpos(i.answer::text, part.text) > 0)
       or exists (select from json_array_elements(i.answer) as one (answer)
         where (one.answer ->> 'seq')::bigint = any($2::bigint[]))
     ) returning 1`,
    [
      programme,
      seqs,
      texts,
      long,
      [...quoted, ...long.map((text) => JSON.stringify(text).slice(1, -1))],
      sinceMs === undefined ? null : new Date(sinceMs).toISOString(),
    ],
  );
  return gone.length;
}
