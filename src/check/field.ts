/** The kinds of fields that facts and the limits of a profile have; the tables themselves are in `fact-fields.ts` and `limit-fields.ts`. */
import type { Wording } from '#core/plan-field';
import type { Int } from '#core/quantity';

/** What can be chosen from: the name in the file, and what it means. */
export type Options = { readonly [name: string]: Wording };

interface Asked {
  /** The question in words that whoever runs the shop can answer; of a limit, what it limits. */
  readonly ask: Wording;
}

/** Yes or no. */
interface FlagField extends Asked {
  readonly kind: 'flag';
}
/** One of some names. */
interface ChoiceField extends Asked {
  readonly kind: 'choice';
  readonly of: Options;
}
/** Any number of some names; none is an answer too. */
interface ChoicesField extends Asked {
  readonly kind: 'choices';
  readonly of: Options;
}
/** A whole number from 0. */
interface CountField extends Asked {
  readonly kind: 'count';
}
/** Yuan with two decimals as text, not negative; read as fen (U1). */
interface MoneyField extends Asked {
  readonly kind: 'money';
}
/** A percentage as text from 0 % to 100 %; read as parts per million (U3). */
interface PercentField extends Asked {
  readonly kind: 'percent';
}
/** A multiple as text; read as parts per million (U3). */
interface MultipleField extends Asked {
  readonly kind: 'multiple';
}
/** A text that is not blank. */
interface TextField extends Asked {
  readonly kind: 'text';
}
/** Texts by name; none is an answer too. */
interface TextsField extends Asked {
  readonly kind: 'texts';
}

/** One field. */
export type Field =
  | FlagField
  | ChoiceField
  | ChoicesField
  | CountField
  | MoneyField
  | PercentField
  | MultipleField
  | TextField
  | TextsField;

/** What a field holds once it is read. */
export type ValueOf<F extends Field> = F extends { readonly kind: 'choice'; readonly of: infer O }
  ? keyof O & string
  : F extends { readonly kind: 'choices'; readonly of: infer O }
    ? readonly (keyof O & string)[]
    : {
        readonly flag: boolean;
        readonly choice: string;
        readonly choices: readonly string[];
        readonly count: number;
        readonly money: Int;
        readonly percent: number;
        readonly multiple: number;
        readonly text: string;
        readonly texts: { readonly [name: string]: string };
      }[F['kind']];

/** One thing wrong with a file of facts or a profile. */
export interface InputError {
  /** Where: `referral.fee`; empty for the whole. */
  readonly path: string;
  readonly keys: readonly (string | number)[];
  /** What stands there; undefined when nothing does. */
  readonly value: unknown;
  /** What would be right. */
  readonly message: Wording;
}
