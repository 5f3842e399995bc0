import { describe, expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';
import { Complaint } from './complaint.ts';
import { ORDERS, QUOTE, REPLAY } from './commands.ts';
import { sayIn } from './messages.ts';

function complaintOf(act: () => unknown): { zh: string; en: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof Complaint) return { zh: error.inWords(sayIn('zh')), en: error.inWords(sayIn('en')) };
    throw error;
  }
  throw new Error('nobody complained');
}

describe('arguments', () => {
  test('values stand after a blank or an equals sign, and may begin with a single dash', () => {
    const words = ['--plan=mall-3x', '--orders', '-', '--map', 'order=a', '--tz', '-05:00', '--json'];
    expect(parseArguments(ORDERS, words).options).toMatchObject({
      plan: 'mall-3x',
      orders: '-',
      map: 'order=a',
      tz: '-05:00',
      json: true,
      strict: false,
      report: undefined,
    });
  });

  test('operands stand anywhere, and after -- everything is one', () => {
    expect(parseArguments(QUOTE, ['order', '--member', 'm']).operands).toEqual(['order']);
    expect(parseArguments(QUOTE, ['--member', 'm', '--', '--order']).operands).toEqual(['--order']);
  });

  test('an unknown option is named, with the nearest one and all that are known', () => {
    const { zh, en } = complaintOf(() => parseArguments(REPLAY, ['--comands', 'x']));
    expect(en).toContain('--comands; did you mean --commands?');
    expect(en).toContain('--save-snapshot');
    expect(zh).toContain('没有选项 --comands，是不是 --commands？');
    expect(complaintOf(() => parseArguments(REPLAY, ['-x'])).en).toContain('no option -x');
  });

  test.each([
    [['--plan'], '--plan needs a value: --plan PLAN', '--plan 缺少值'],
    [['--plan', '--json'], '--plan needs a value', '--plan 缺少值'],
    [['--plan='], '--plan needs a value', '--plan 缺少值'],
    [['--json=yes'], '--json takes no value, but has "yes"', '--json 不带值'],
    [['--plan', 'a', '--plan', 'b'], '--plan stands there twice', '--plan 写了两次'],
    [['--plan', 'a'], '--commands FILE is missing', '缺少选项 --commands FILE'],
    [['--commands', 'a', 'b'], 'The argument "b" is one too many', '多余的参数「b」'],
  ])('%j: the complaint names the argument in both languages', (words, english, chinese) => {
    const { zh, en } = complaintOf(() => parseArguments(REPLAY, words));
    expect(en).toContain(english);
    expect(zh).toContain(chinese);
  });

  test('a missing operand shows the form', () => {
    expect(complaintOf(() => parseArguments(QUOTE, ['--member', 'm'])).en).toBe('An argument is missing: order|sale');
  });
});
