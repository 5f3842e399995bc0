import { describe, expect, test } from 'vitest';
import { changed, findingsWith, profileFile, profileOf, severitiesOf } from '../../test/support/check.ts';
import { readProfile } from './profile.ts';
import { JURISDICTION_IDS } from './rule-ids.ts';

/** `path: message` of everything that is wrong with CN after a change, in English. */
function wrong(changes: { readonly [path: string]: unknown }): readonly string[] {
  const result = readProfile(changed(profileFile('CN'), changes));
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path}: ${message.en}`);
}

describe('profiles', () => {
  test('CN has every rule but R38, and marks what is our own control', () => {
    const { rules } = profileOf('CN');
    expect(JURISDICTION_IDS.filter((id) => rules[id] === undefined)).toEqual(['R38']);
    const control = JURISDICTION_IDS.filter((id) => rules[id]?.basis === 'control');
    expect(control).toEqual(['R06', 'R19', 'R20', 'R26', 'R27', 'R35']);
    expect(rules['R02']?.control).toEqual(['R02.channels']);
  });

  test('CN has the severities and limits of the specification', () => {
    const { rules, limits } = profileOf('CN');
    const lighter = JURISDICTION_IDS.filter((id) => rules[id] !== undefined && rules[id].severity !== 'block');
    expect(lighter.map((id) => [id, rules[id]?.severity])).toEqual([
      ['R06', 'warn'],
      ['R15', 'warn'],
      ['R16', 'disclose'],
      ['R35', 'warn'],
    ]);
    expect(limits).toEqual({
      'R01.levels': 2,
      'R02.channels': ['wechat'],
      'R06.total': 300_000,
      'R07.ownShops': 2,
      'R07.disclosureDays': 30,
      'R09.sources': ['order_margin'],
      'R14.windowDays': 15,
      'R22.registered': 500_000,
      'R22.bearer': 100_000,
      'R26.age': 18,
      'R29.prize': 5_000_000,
      'R29.blindBoxAge': 8,
      'R30.days': 7,
      'R30.importantDays': 15,
      'R35.ratio': 1_300_000,
    });
  });

  test('none has the rules of arithmetic only', () => {
    const profile = profileOf('none');
    expect(profile.rules).toEqual({});
    const ids = findingsWith({ plan: { returnWindowDays: 0 }, facts: { 'points.purchasable': true } }, profile).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['A04', 'A07']);
  });

  test('a profile lowers what a rule may give, changes limits, and leaves a rule out', () => {
    const change = { plan: { returnWindowDays: 14 } };
    expect(severitiesOf('R14', change)).toEqual(['block']);
    expect(severitiesOf('R14', change, profileOf('CN', { 'rules.R14.severity': 'warn' }))).toEqual(['warn']);
    expect(severitiesOf('R14', change, profileOf('CN', { 'rules.R14.severity': 'disclose' }))).toEqual(['disclose']);
    expect(severitiesOf('R14', change, profileOf('CN', { 'rules.R14.limits.windowDays': 14 }))).toEqual([]);
    expect(severitiesOf('R14', change, profileOf('CN', { 'rules.R14': 'off' }))).toEqual([]);
    // It never makes a warning heavier.
    const ratio = { facts: { 'goods.highestPriceRatio': '2' } };
    expect(severitiesOf('R35', ratio, profileOf('CN', { 'rules.R35.severity': 'block' }))).toEqual(['warn']);
  });

  test('where a rule may only warn, an unanswered fact is a warning; where it may only disclose, nothing', () => {
    const change = { facts: { 'points.purchasable': undefined } };
    expect(severitiesOf('R11', change)).toEqual(['question']);
    expect(severitiesOf('R11', change, profileOf('CN', { 'rules.R11.severity': 'warn' }))).toEqual(['warn']);
    expect(severitiesOf('R11', change, profileOf('CN', { 'rules.R11.severity': 'disclose' }))).toEqual([]);
  });

  test('R09: what may enter the pool is for the profile to say', () => {
    const change = { facts: { 'pool.sources': ['order_margin', 'operator'] } };
    expect(severitiesOf('R09', change)).toEqual(['block']);
    const wider = profileOf('CN', { 'rules.R09.limits.sources': ['order_margin', 'operator'] });
    expect(severitiesOf('R09', change, wider)).toEqual([]);
  });
});

describe('what is wrong with a profile is said with what would be right', () => {
  test.each([
    [{ 'rules.R99': 'off' }, 'rules.R99: no such entry'],
    [{ 'rules.r01': 'off' }, 'rules.r01: no such entry; did you mean R01?'],
    [{ 'rules.A03': 'off' }, 'rules.A03: rules of arithmetic hold in every profile; leave it out'],
    [{ 'rules.R05': undefined }, 'rules.R05: the rule R05 is missing; write R05: off where there is none'],
    [{ 'rules.R05': 'on' }, 'rules.R05: write a mapping'],
    [{ 'rules.R05.severity': 'stop' }, 'rules.R05.severity: write one of: off, block, warn, disclose'],
    [{ 'rules.R05.basis': 'arithmetic' }, 'rules.R05.basis: write one of: law, control'],
    [{ 'rules.R05.confidence': 'A' }, 'rules.R05.confidence: write one of: S, P, K'],
    [{ 'rules.R05.date': 2005 }, 'rules.R05.date: write a date in quotes'],
    [{ 'rules.R05.date': '1 Nov 2005' }, 'rules.R05.date: write a date in quotes'],
    [{ 'rules.R05.source.zh': undefined }, 'rules.R05.source.zh: write a text'],
    [{ 'rules.R05.limits': { most: 1 } }, 'rules.R05.limits.most: no such entry'],
    [{ 'rules.R06.limits.total': '101%' }, 'rules.R06.limits.total: write a percentage'],
    [{ 'rules.R06.limits.total': undefined }, 'rules.R06.limits.total: write a percentage'],
    [{ 'rules.R35.limits.ratio': 1.3 }, 'rules.R35.limits.ratio: write a multiple in quotes'],
    [{ 'rules.R30.limits.day': 7 }, 'rules.R30.limits.day: no such entry; did you mean days?'],
    [{ 'rules.R30.control': ['nothing'] }, 'rules.R30.control: write a list of these, each once: days, importantDays'],
    [{ 'rules.R30.weight': 'warn' }, 'rules.R30.weight: no such entry'],
    [{ 'texts.forbidden': ['('] }, 'texts.forbidden[0]: no regular expression'],
    [{ 'texts.forbidden': ['risk free'] }, 'texts.forbidden[0]: no regular expression'],
    [{ 'texts.forbidden': ['Guaranteed'] }, 'texts.forbidden[0]: no regular expression'],
    [{ 'texts.earnings': undefined }, 'texts.earnings: write a list of regular expressions'],
    [{ disclosures: ['D11'] }, 'disclosures: write a list of these'],
    [{ name: '' }, 'name: write a text'],
    [{ jurisdiction: 'CN' }, 'jurisdiction: no such entry'],
  ])('%j', (changes, expected) => {
    const errors = wrong(changes);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(expected);
  });

  test('no mapping at all', () => {
    for (const input of [null, [], 'CN']) expect(readProfile(input)).toMatchObject({ ok: false });
  });
});
