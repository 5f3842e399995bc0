/** The kinds of fields that a plan, or another file of ours, can have. The table of a plan's fields is in `plan-fields.ts`. */

/** A text for people, complete in both languages. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

interface Described {
  /** What the field means, for the schema and the documentation. */
  readonly describe: Wording;
  /** May be left out, and is then not there: another field or rule says what holds. */
  readonly optional?: true;
  /** May be left out, and is then this. A field that is neither optional nor has a default must be there. */
  readonly default?: unknown;
}

export interface Ranged extends Described {
  readonly example: string;
  /** The rule of the plan check that the range comes from; a value outside is refused with it. */
  readonly rule?: 'A01' | 'A05' | 'A06';
  /** Why the range is what it is, added to the refusal. */
  readonly why?: Wording;
}

/** A text of at most `most` characters, something else than blanks among them. */
export interface TextField extends Described {
  readonly kind: 'text';
  readonly most: number;
  readonly example: string;
}
/** Exactly this text. */
interface ConstantField extends Described {
  readonly kind: 'constant';
  readonly value: string;
}
/** Yuan with two decimals, as text (U1). */
export interface MoneyField extends Ranged {
  readonly kind: 'money';
  readonly leastFen: number;
  readonly mostFen?: number;
}
/** A percentage as text, to four decimals (U3), of 0 % to 100 %, less the ends that are left out. */
export interface PercentField extends Ranged {
  readonly kind: 'percent';
  readonly above0?: true;
  readonly below100?: true;
}
/** A positive multiple as text, to six decimals (U3). */
export interface MultipleField extends Ranged {
  readonly kind: 'multiple';
}
/** A whole number. */
export interface CountField extends Described {
  readonly kind: 'count';
  readonly least: number;
  readonly most: number;
  readonly example: number;
}
/** A list of at most `most` items of one kind. */
export interface ListField extends Described {
  readonly kind: 'list';
  readonly most: number;
  readonly item: Field;
}
/** Up to `most` entries under names the operator chooses, `always` among them. */
export interface MapField extends Described {
  readonly kind: 'map';
  readonly most: number;
  readonly always: string;
  readonly nameMost: number;
  readonly entry: Field;
}
/** Known keys and no others. */
export interface ObjectField extends Described {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, Field>>;
}

/** One of these texts. */
interface ChoiceField extends Described {
  readonly kind: 'choice';
  readonly of: readonly string[];
}
/** An instant in UTC as text (U6). */
interface InstantField extends Described {
  readonly kind: 'instant';
  readonly example: string;
}
/** Known keys that depend on the text under `kind`: one set of them for each. */
export interface VariantsField extends Described {
  readonly kind: 'variants';
  readonly of: Readonly<Record<string, ObjectField>>;
}

/** One field of a plan, or of another file of ours. */
export type Field =
  | TextField
  | ConstantField
  | MoneyField
  | PercentField
  | MultipleField
  | CountField
  | ListField
  | MapField
  | ObjectField
  | ChoiceField
  | InstantField
  | VariantsField;
