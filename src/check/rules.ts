/** All rules, in the order of their numbers. */
import { ARITHMETIC_RULES } from './arithmetic.ts';
import type { Rule } from './rule.ts';
import { FUNDS_RULES } from './rules-funds.ts';
import { AGENT_RULES } from './rules-agents.ts';
import { R10 } from './rules-margin.ts';
import { TERMS_RULES } from './rules-terms.ts';
import { PAY_RULES } from './rules-pay.ts';
import { PEOPLE_RULES } from './rules-people.ts';
import { POINTS_RULES } from './rules-points.ts';
import { TEXT_RULES } from './rules-texts.ts';

/** R01 to R38, then A01 to A10. */
export const RULES: readonly Rule[] = [
  ...PAY_RULES,
  ...AGENT_RULES,
  R10,
  ...POINTS_RULES,
  ...FUNDS_RULES,
  ...PEOPLE_RULES,
  ...TERMS_RULES,
  ...TEXT_RULES,
  ...ARITHMETIC_RULES,
];
