import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { greenpool } from '#cli/captured';

/** A year of a real retailer's orders. It does not ship with the project; docs/real-orders.md says where it comes from. */
const FILE = fileURLToPath(new URL('../../shared/data/online-retail-invoices.csv', import.meta.url));
const DOCUMENT = fileURLToPath(new URL('../docs/real-orders.md', import.meta.url));
const PRESETS = ['cashback', 'mall-3x', 'mall-2x', 'local-life-1.2x', 'local-life-2x', 'clear-debts', 'clear-stock'];
const MAP = 'order=invoice,member=customer,amount=amount_minor,at=placed_at,kind=kind';

interface Amounts {
  readonly rows: number;
  readonly amount: string;
}

interface Result {
  readonly summary: {
    readonly commands: { readonly refused: number };
    readonly payouts: {
      readonly spent: string;
      readonly paid: string;
      readonly paidToSpent: { readonly mean: number; readonly median: number };
      readonly exits: { readonly count: number };
    };
    readonly orders: { readonly settled: { readonly count: number }; readonly open: number };
    readonly pool: { readonly reserve: string };
  };
  readonly file: {
    readonly rows: number;
    readonly orders: number;
    readonly cancellations: Amounts & {
      readonly refunded: Amounts & { readonly inFull: number };
      readonly tooLate: Amounts;
      readonly noOrder: Amounts;
    };
  };
}

function fen(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** The row of docs/real-orders.md. */
function rowOf(preset: string, settle: string, { summary, file }: Result): string {
  const { payouts, orders, pool } = summary;
  const { refunded, tooLate, noOrder } = file.cancellations;
  const cells = [
    preset,
    settle,
    payouts.spent,
    payouts.paid,
    percent(payouts.paidToSpent.mean),
    percent(payouts.paidToSpent.median),
    payouts.exits.count,
    pool.reserve,
    orders.settled.count,
    orders.open,
    refunded.amount,
    tooLate.amount,
    noOrder.amount,
  ];
  return `| ${cells.join(' | ')} |`;
}

// Without the file there is nothing to run: it is another project's data, and 1.3 MB.
describe.skipIf(!existsSync(FILE))('a year of real orders', () => {
  const document = readFileSync(DOCUMENT, 'utf8').replaceAll(/ +/g, ' ');

  test.each(
    PRESETS.flatMap(
      (preset) =>
        [
          [preset, 'window'],
          [preset, 'now'],
        ] as const,
    ),
  )(
    'J1, O3: %s, settled %s: nothing breaks, every cancellation is accounted for, and the figures are those of docs/real-orders.md',
    async (preset, settle) => {
      const words = [
        'orders',
        '--plan',
        preset,
        '--orders',
        FILE,
        '--map',
        MAP,
        '--unit',
        'fen',
        '--settle',
        settle,
        '--json',
      ];
      const { status, out, err } = await greenpool(words);
      expect(err).toBe('');
      expect(status).toBe(0);
      const result = JSON.parse(out) as Result;
      const { cancellations, rows, orders } = result.file;
      expect(rows).toBe(orders + cancellations.rows);
      expect(
        fen(cancellations.refunded.amount) + fen(cancellations.tooLate.amount) + fen(cancellations.noOrder.amount),
      ).toBe(fen(cancellations.amount));
      expect(document).toContain(rowOf(preset, settle, result));
    },
  );
});
