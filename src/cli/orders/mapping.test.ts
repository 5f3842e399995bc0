import { describe, expect, test } from 'vitest';
import { Complaint } from '../complaint.ts';
import { sayIn } from '../messages.ts';
import { locate, parseMapping } from './mapping.ts';

function complaintOf(act: () => unknown): { zh: string; en: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof Complaint) return { zh: error.inWords(sayIn('zh')), en: error.inWords(sayIn('en')) };
    throw error;
  }
  throw new Error('nobody complained');
}

const NEEDED = 'order=a,member=b,amount=c,at=d';

describe('--map', () => {
  test('names columns, Chinese ones and ones with commas and equals signs too', () => {
    const mapping = parseMapping('order=订单号, member = 会员 , amount=Amount, net,at=t=0,kind=k');
    expect([...mapping]).toEqual([
      ['order', '订单号'],
      ['member', '会员'],
      ['amount', 'Amount, net'],
      ['at', 't=0'],
      ['kind', 'k'],
    ]);
  });

  test.each([
    ['order=a,member=b', '--map lacks: amount at', '--map 里缺少：amount at'],
    [`${NEEDED},colour=x`, 'names the field "colour", which is not known. Known: order member', '「colour」不认识'],
    [`${NEEDED},order=x`, 'names the field "order" twice', '「order」写了两次'],
    [
      'order=a,member=a,amount=c,at=d',
      'takes both order and member from the column "a"',
      'order 与 member 都指列「a」',
    ],
    ['nonsense', 'holds "nonsense"', '「nonsense」不对'],
    [`${NEEDED},kind=`, 'holds "kind="', '「kind=」不对'],
    [`${NEEDED},region=r`, '--map with region needs merchant too', '有 region 就要有 merchant'],
  ])('%s: the complaint names the field in both languages', (text, english, chinese) => {
    const { zh, en } = complaintOf(() => parseMapping(text));
    expect(en).toContain(english);
    expect(zh).toContain(chinese);
  });

  test('a column that is not there is named with its field and those that are', () => {
    const mapping = parseMapping(NEEDED);
    expect(locate(mapping, [' a', 'b ', 'c', 'd'], 'f').columns.get('member')).toBe(1);
    const { zh, en } = complaintOf(() => locate(mapping, ['a', 'c', 'd'], 'orders.csv'));
    expect(en).toBe('The file orders.csv has no column "b" (member). It has: a, c, d');
    expect(zh).toBe('文件 orders.csv 里没有列「b」（member）。有这些列：a, c, d');
    expect(complaintOf(() => locate(mapping, ['a;b;c;d'], 'f')).zh).toContain('表头只有一格：a;b;c;d');
    expect(complaintOf(() => locate(mapping, ['a', 'b', 'c', 'd', 'c'], 'f')).en).toContain(
      'two columns called "c" (amount)',
    );
  });
});
