/** The argument parser: strict, and every complaint names the argument and says what would be right. */
import { nearest } from '#core/nearest';
import { usage } from './complaint.ts';
import type { Complaint } from './complaint.ts';
import type { PlainKey } from './messages.ts';

/** One option: with a `hint` it takes a value, without one it is a switch. */
interface OptionSpec {
  readonly hint?: string;
  readonly help: PlainKey;
  readonly required?: true;
}

/** What a subcommand takes. */
export interface CommandSpec {
  readonly summary: PlainKey;
  /** The positional arguments as the usage line shows them, and how many there may be. */
  readonly operands?: { readonly usage: string; readonly least: number; readonly most: number };
  readonly options: { readonly [name: string]: OptionSpec };
  /** What else the help says, a paragraph each. */
  readonly notes?: readonly PlainKey[];
  readonly examples?: readonly string[];
}

/** The options of a spec as they were given: a text or undefined, or true or false for a switch. */
export type OptionsOf<S extends CommandSpec> = {
  readonly [Name in keyof S['options']]: S['options'][Name] extends { readonly hint: string }
    ? S['options'][Name] extends { readonly required: true }
      ? string
      : string | undefined
    : boolean;
};

/** Arguments taken apart. */
export interface Arguments<S extends CommandSpec> {
  readonly options: OptionsOf<S>;
  readonly operands: readonly string[];
}

/** Takes `words` apart as `spec` says. Throws a complaint for anything that is unknown, missing, doubled or too much. */
export function parseArguments<const S extends CommandSpec>(spec: S, words: readonly string[]): Arguments<S> {
  const given = new Map<string, string | true>();
  const operands: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const [name, inline] = splitWord(word);
    const option = Object.hasOwn(spec.options, name) ? spec.options[name] : undefined;
    if (option === undefined || !word.startsWith('--')) throw unknownOption(word.split('=')[0] ?? word, spec);
    if (given.has(name)) throw usage('optionTwice', { option: `--${name}` });
    if (option.hint === undefined) {
      if (inline !== undefined) throw usage('optionTakesNoValue', { option: `--${name}`, value: inline });
      given.set(name, true);
      continue;
    }
    const value = inline ?? words[++i];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) {
      throw usage('optionNeedsValue', { option: `--${name}`, hint: option.hint });
    }
    given.set(name, value);
  }
  checkComplete(spec, given, operands);
  const options = Object.fromEntries(
    Object.entries(spec.options).map(([name, { hint }]) => [
      name,
      given.get(name) ?? (hint === undefined ? false : undefined),
    ]),
  );
  return { options: options as OptionsOf<S>, operands };
}

function splitWord(word: string): readonly [name: string, inline: string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word.slice(2), undefined] : [word.slice(2, equals), word.slice(equals + 1)];
}

function checkComplete(spec: CommandSpec, given: ReadonlyMap<string, unknown>, operands: readonly string[]): void {
  for (const [name, option] of Object.entries(spec.options)) {
    if (option.required && !given.has(name))
      throw usage('optionMissing', { option: `--${name}`, hint: option.hint ?? '' });
  }
  const { usage: form, least, most } = spec.operands ?? { usage: '', least: 0, most: 0 };
  if (operands.length < least) throw usage('operandMissing', { usage: form });
  const extra = operands[most];
  if (extra !== undefined) throw usage('operandTooMany', { value: extra });
}

function unknownOption(option: string, spec: CommandSpec): Complaint {
  const names = Object.keys(spec.options).map((name) => `--${name}`);
  const close = nearest(option, names);
  return close === undefined
    ? usage('optionUnknown', { option, known: names.join(' ') })
    : usage('optionUnknownNear', { option, near: close, known: names.join(' ') });
}
