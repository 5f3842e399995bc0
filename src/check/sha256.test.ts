import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../test/auditor/random.ts';
import { sha256 } from './sha256.ts';

const theirs = (text: string): string => createHash('sha256').update(text).digest('hex');

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('FIPS 180-4: %j', (text, hash) => {
  expect(sha256(text)).toBe(hash);
});

test('is that of Node for every length around a block, and for texts of any characters', () => {
  for (let length = 0; length <= 200; length++) expect(sha256('a'.repeat(length))).toBe(theirs('a'.repeat(length)));
  const random = new Random(7);
  const alphabet = ['a', 'é', '积', '😀', '\ud800', '\udc00', '\0', '\n'];
  for (let round = 0; round < 200; round++) {
    const text = Array.from({ length: random.below(150) }, () => alphabet[random.below(alphabet.length)]).join('');
    expect(sha256(text)).toBe(theirs(text));
  }
});
