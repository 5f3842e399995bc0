/** The numbers of the rules. A number is never reused. */

const numbered = (letter: 'R' | 'A', count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);

/** The rules of a jurisdiction: a profile says how heavily each weighs. */
export const JURISDICTION_IDS: readonly RuleId[] = numbered('R', 38) as readonly RuleId[];

/** The rules of arithmetic, which hold in every profile. */
export const ARITHMETIC_IDS: readonly RuleId[] = numbered('A', 10) as readonly RuleId[];

/** The number of a rule: R01 to R38, A01 to A10. */
export type RuleId = `${'R' | 'A'}${number}`;
