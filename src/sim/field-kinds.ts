/** Short ways to write a field of a scenario. */
import type { CountField, Field, MoneyField, MultipleField, ObjectField, PercentField } from '#core/plan-field';

/** A whole number. */
export const count = (zh: string, en: string, example: number, least = 0, most = 1_000_000_000): CountField => ({
  kind: 'count',
  describe: { zh, en },
  least,
  most,
  example,
});

/** A percentage as text. */
export const percent = (zh: string, en: string, example: string): PercentField => ({
  kind: 'percent',
  describe: { zh, en },
  example,
});

/** Amounts of a scenario end at a billion yuan: sums of as many as a scenario can have stay exact in a double. */
export const money = (zh: string, en: string, example: string): MoneyField => ({
  kind: 'money',
  describe: { zh, en },
  leastFen: 1,
  mostFen: 100_000_000_000,
  example,
});

/** A multiple as text. */
export const multiple = (zh: string, en: string, example: string): MultipleField => ({
  kind: 'multiple',
  describe: { zh, en },
  example,
});

/** Known keys and no others. */
export const object = (zh: string, en: string, fields: Readonly<Record<string, Field>>): ObjectField => ({
  kind: 'object',
  describe: { zh, en },
  fields,
});

/** A list, empty when it is left out. */
export const list = (zh: string, en: string, item: Field, most = 100): Field => ({
  kind: 'list',
  describe: { zh, en },
  most,
  item,
  default: [],
});

/** A day of the scenario. */
export const day = count('第几天，开始那天是第 0 天', 'The day, the first one being 0', 90, 0, 3650);
