import { describe, expect, test } from 'vitest';
import { factsOf, findingsWith, planOf, profileOf } from '../../test/support/check.ts';
import { checkPlan } from './check.ts';
import { stopsGoingLive } from './finding.ts';
import type { Severity } from './finding.ts';
import { ARITHMETIC_IDS, JURISDICTION_IDS } from './rule-ids.ts';
import { RULES } from './rules.ts';

const CHINESE = /\p{Script=Han}/u;
const CN = profileOf('CN');

/** `R05 R14`: the rules of one severity, each once. */
function idsOf(name: string, severity: Severity, profile = CN): string {
  const found = checkPlan(planOf(name), factsOf(name), profile).filter((finding) => finding.severity === severity);
  return [...new Set(found.map(({ id }) => id))].join(' ');
}

describe('the presets with their facts, in CN', () => {
  const MALL_BLOCKS = 'R01 R03 R04 R05 R13 R14 R19 R20 R21 R27 R28 R32 R33 R34 R36';
  const LOCAL_BLOCKS = 'R02 R07 R08 R13 R14 R19 R28 R32 R36';
  test.each([
    ['cashback', '', 'A04', 'R16 A07'],
    ['mall-3x', MALL_BLOCKS, 'R15 R35 A04 A09 A10', 'A07'],
    ['mall-2x', MALL_BLOCKS, 'R15 R35 A04 A09 A10', 'A07'],
    ['local-life-1.2x', LOCAL_BLOCKS, 'A04 A09 A10', 'R16 A07'],
    ['local-life-2x', LOCAL_BLOCKS, 'R15 A04 A09 A10', 'A07'],
    ['clear-stock', 'R09', 'A04', 'R16 A07 A08'],
    ['clear-debts', 'R25', 'A04', 'R16 A07'],
  ])('%s: blocks "%s", warns "%s", discloses "%s", asks nothing', (name, blocks, warns, discloses) => {
    expect(idsOf(name, 'block')).toBe(blocks);
    expect(idsOf(name, 'question')).toBe('');
    expect(idsOf(name, 'warn')).toBe(warns);
    expect(idsOf(name, 'disclose')).toBe(discloses);
  });

  test.each(['mall-3x', 'local-life-1.2x', 'clear-debts'])(
    '%s: without a jurisdiction only arithmetic speaks',
    (name) => {
      expect(idsOf(name, 'block', profileOf('none'))).toBe('');
      expect(idsOf(name, 'warn', profileOf('none'))).toMatch(/^A/);
    },
  );

  test('mall-3x and local-life-1.2x: the findings say why', () => {
    const messageOf = (name: string, id: string) =>
      checkPlan(planOf(name), factsOf(name), CN).find((finding) => finding.id === id)?.message.zh;
    expect(messageOf('mall-3x', 'R05')).toContain('团队计酬：commissions.ranks、commissions.peer');
    expect(messageOf('mall-3x', 'R14')).toContain('下单7天后');
    expect(messageOf('local-life-1.2x', 'R07')).toContain('区域代理交30000.00元');
    expect(messageOf('local-life-1.2x', 'R14')).toContain('下单0天后');
  });
});

describe('findings', () => {
  const everything = ['cashback', 'mall-3x', 'local-life-1.2x', 'clear-stock', 'clear-debts'].flatMap((name) => [
    ...checkPlan(planOf(name), factsOf(name), CN),
    ...checkPlan(planOf(name), {}, CN),
  ]);

  test('come by severity, then in the order of the rules', () => {
    const found = checkPlan(planOf('mall-3x'), {}, CN);
    const ranks = found.map(({ severity }) => ['block', 'question', 'warn', 'disclose'].indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((left, right) => left - right));
    const blocks = found
      .filter(({ severity }) => severity === 'question')
      .map(({ id }) => RULES.findIndex((rule) => rule.id === id));
    expect(blocks).toEqual(blocks.toSorted((left, right) => left - right));
  });

  test('are complete in both languages, with a value, a source and a date', () => {
    expect(everything.length).toBeGreaterThan(100);
    for (const { id, title, message, remedy, source, value, date } of everything) {
      for (const text of [title, message, remedy, source]) {
        expect(text.zh, id).toMatch(/\p{Script=Han}|^\S+: \S+$/u);
        expect(text.en, id).not.toMatch(/[。；：]/);
        expect(text.en.length, id).toBeGreaterThan(5);
      }
      expect(value, id).not.toBe('');
      expect(value + message.zh + message.en + remedy.zh + remedy.en, id).not.toMatch(/undefined|NaN|\[object/);
      expect(date, id).toMatch(/^\d{4}(-\d{2}){0,2}$/);
    }
  });

  test('are plain data', () => {
    expect(JSON.parse(JSON.stringify(everything))).toEqual(everything);
  });

  test('a block and a question stop going live, a warning does not', () => {
    expect(findingsWith({}).some(stopsGoingLive)).toBe(false);
    expect(findingsWith({ facts: { 'points.market': undefined } }).some(stopsGoingLive)).toBe(true);
    expect(findingsWith({ facts: { 'points.market': true } }).some(stopsGoingLive)).toBe(true);
  });

  test('the same in, the same out, and nothing of what goes in is changed', () => {
    const [plan, facts] = [planOf('mall-3x'), factsOf('mall-3x')];
    const before = structuredClone({ plan, facts });
    expect(checkPlan(plan, facts, CN)).toEqual(checkPlan(plan, facts, CN));
    expect({ plan, facts }).toEqual(before);
  });
});

describe('the rules', () => {
  test('are R01 to R38 and A01 to A10, in order, each once', () => {
    expect(RULES.map(({ id }) => id)).toEqual([...JURISDICTION_IDS, ...ARITHMETIC_IDS]);
    expect(JURISDICTION_IDS).toHaveLength(38);
    expect(ARITHMETIC_IDS).toHaveLength(10);
  });

  test('have a title and a condition in both languages, and name what they read', () => {
    for (const { id, title, condition, reads } of RULES) {
      for (const text of [title, condition]) {
        expect(text.zh, id).toMatch(CHINESE);
        expect(text.en, id).not.toMatch(CHINESE);
      }
      expect(reads.length, id).toBeGreaterThan(0);
    }
  });
});
