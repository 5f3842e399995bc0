import type { Fields, Play } from './play.ts';
import { invalidPlans } from './random-plans.ts';

const TEXTS = [
  '| |1| 1|1 |1e5|1.0|1.000|+1.00|01.00|.50|1.|1,000.00|１００|１.００|−1.00|1.00\n'.split('|'),
  '0.00|-0.00|-1.00|90071992547409.93|-90071992547409.93|123456789012345678901234567890.12|0|-0|0.000000001'.split('|'),
  '0x10|NaN|Infinity|null|__proto__|constructor|toString|\u0000|5%|5.00001%|100.0001%|\ud800|\udc00a'.split('|'),
  ['a'.repeat(64), '😀'.repeat(64), '9'.repeat(1000), '9'.repeat(1001)],
  'platform|payable|cash|surplus|440106|４４０１０６|044010|44010|default|own|V1|张三|m1|s1'.split('|'),
].flat();
const TOO_LONG = ['a'.repeat(65), '😀'.repeat(65), '龘'.repeat(65), `${'a'.repeat(64)}\u0301`, '7'.repeat(200)];
const VALUES = [
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  1.5,
  1e21,
  2 ** 53,
  -(2 ** 53),
  Number.MAX_SAFE_INTEGER,
  1_000_001,
  [],
  ['1.00'],
  {},
];
const TIMES: unknown[] = [
  '|2026-01-01|2026-02-30T00:00:00Z|2026-01-01T24:00:00Z|2026-01-01T00:00:60Z|2026-01-01T00:00:00+00:00'.split('|'),
  '2026-01-01T00:00:00.0000Z|1970-01-01T00:00:00Z|0000-01-01T00:00:00Z|２０２６-01-01T00:00:00Z'.split('|'),
  [0, null, {}],
].flat();
const NOT_COMMANDS = [null, 0, 'WindUp', true, [], [{}], {}, { type: 'WindUp' }, { at: '2026-01-01T00:00:00Z' }];
const TYPES = ['', 'placeOrder', '__proto__', 'constructor', 'toString', null, 7, ['PlaceOrder']];

/** A command with something wrong, or at least strange, about it. */
export function spoil(play: Play, command: Fields): unknown {
  const { random } = play;
  const key = random.pick(Object.keys(command));
  return random.weighted<() => unknown>([
    [() => ({ ...command, [key]: strange(play, key) }), 50],
    [() => ({ ...command, [ids(play, command)]: random.pick(TOO_LONG) }), 10],
    [() => ({ ...command, [random.pick(['memberId', 'merchantId', 'orderId', 'account'])]: random.pick(TEXTS) }), 6],
    [() => Object.fromEntries(Object.entries(command).filter(([name]) => name !== key)), 10],
    [() => ({ ...command, [random.pick(['note', '', 'at ', 'Type', 'toString', '0'])]: random.pick(VALUES) }), 8],
    [() => JSON.parse(`{"__proto__":{"amount":"1.00"},${JSON.stringify(command).slice(1)}`) as unknown, 3],
    [() => Object.assign(Object.create(null) as object, command), 3],
    [() => ({ ...command, type: random.pick(TYPES) }), 4],
    [() => random.pick(NOT_COMMANDS), 4],
  ])();
}

function strange(play: Play, key: string): unknown {
  const { random } = play;
  if (key === 'plan') return random.pick(invalidPlans);
  if (key === 'at') return random.pick(TIMES);
  return random.percent(70) ? random.pick(TEXTS) : random.pick(VALUES);
}

/** The name of a field that holds an id. */
function ids({ random }: Play, command: Fields): string {
  return random.pickAny(Object.keys(command).filter((name) => name.endsWith('Id'))) ?? 'memberId';
}
