/** The command line `greenpool`: chooses the language and the subcommand. The only file here that reads the environment and the clock. */
import { env, stderr, stdin, stdout } from 'node:process';
import { nearest } from '#core/nearest';
import { parseArguments } from './arguments.ts';
import { COMMANDS, HELP, isCommandName } from './commands.ts';
import type { CommandName } from './commands.ts';
import { Complaint, usage } from './complaint.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { Host, Session } from './host.ts';
import { LANGUAGES, languageOf } from './language.ts';
import type { Language } from './language.ts';
import { sayIn } from './messages.ts';
import { Output } from './output.ts';
import { removeTemporariesOnSignals } from './temporaries.ts';

/** The exit status of wrong usage, of input that cannot be read, and of output that cannot be written. */
const STATUS_UNUSABLE = 2;
/** The exit status of a bug: an invariant did not hold. */
const STATUS_BUG = 70;

type Run = (session: Session, words: readonly string[]) => number | Promise<number>;

const RUNS: { readonly [name in CommandName]: () => Promise<Run> } = {
  serve: async () => (await import('./service/serve.ts')).runServe,
  demo: async () => (await import('./demo.ts')).runDemo,
  orders: async () => (await import('./orders/orders.ts')).runOrders,
  replay: async () => (await import('./replay/replay.ts')).runReplay,
  quote: async () => (await import('./quote.ts')).runQuote,
  plan: async () => (await import('./plan-command.ts')).runPlan,
  check: async () => (await import('./check/check.ts')).runCheck,
  simulate: async () => (await import('./simulate/simulate.ts')).runSimulate,
  tune: async () => (await import('./simulate/tune.ts')).runTune,
  verify: async () => (await import('./service/verify.ts')).runVerify,
  export: async () => (await import('./service/export.ts')).runExport,
  backup: async () => (await import('./service/backup.ts')).runBackup,
  restore: async () => (await import('./service/backup.ts')).runRestore,
  'rotate-key': async () => (await import('./service/rotate-key.ts')).runRotateKey,
  version: async () => (await import('./version.ts')).runVersion,
  help: async () => runHelp,
};

/**
 * Runs the command line `greenpool …words` and gives its exit status: 0; 1 where the subcommand says so; 2 for wrong usage or input
 * that cannot be read; 70 for a bug. Everything is written and flushed when the promise settles.
 */
export async function main(words: readonly string[], host: Host = processHost()): Promise<number> {
  const out = new Output(host.stdout);
  const err = new Output(host.stderr);
  let say = sayIn(languageOf(host.environment));
  try {
    const { language, rest } = takeLanguage(words);
    if (language !== undefined) say = sayIn(language);
    const status = await dispatch({ host, say, out, err, typed: ['greenpool', ...words.map(quoted)].join(' ') }, rest);
    await out.close();
    return status;
  } catch (error) {
    // What came before the complaint stands before it; an output that fails has been complained about, or is of no more use.
    await out.close().catch(() => undefined);
    if (!(error instanceof Complaint)) {
      err.line(`greenpool: ${say('bug')}`);
      err.line(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return STATUS_BUG;
    }
    err.line(`greenpool: ${error.inWords(say)}`);
    if (error.helpFor !== undefined)
      err.line(say('helpSeeAlso', { command: `greenpool ${error.helpFor} --help`.replace('  ', ' ') }));
    return STATUS_UNUSABLE;
  } finally {
    // There is no place left to complain in.
    await err.close().catch(() => undefined);
  }
}

async function dispatch(session: Session, words: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = words;
  if (name === '--help' || name === '-h') return runHelp(session, rest);
  if (name === '--version' || name === '-v') return (await RUNS.version())(session, rest);
  if (!isCommandName(name)) throw commandUnknown(name);
  if (rest.includes('--help') || rest.includes('-h')) return runHelp(session, [name]);
  const run = await RUNS[name]();
  try {
    return await run(session, rest);
  } catch (error) {
    if (error instanceof Complaint && error.isUsage) error.helpFor = name;
    throw error;
  }
}

function runHelp({ say, out }: Session, words: readonly string[]): number {
  const [name] = parseArguments(HELP, words).operands;
  if (name !== undefined && !isCommandName(name)) throw commandUnknown(name);
  out.write(name === undefined ? generalHelp(say) : commandHelp(name, say));
  return 0;
}

function commandUnknown(name: string): Complaint {
  const known = Object.keys(COMMANDS);
  const near = nearest(name, known);
  const problem =
    near === undefined
      ? usage('commandUnknown', { name, known: known.join(' ') })
      : usage('commandUnknownNear', { name, near, known: known.join(' ') });
  problem.helpFor = '';
  return problem;
}

/** Takes `--lang` out of the words, wherever it stands. */
function takeLanguage(words: readonly string[]): {
  readonly language: Language | undefined;
  readonly rest: readonly string[];
} {
  const rest: string[] = [];
  let language: Language | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') return { language, rest: [...rest, ...words.slice(i)] };
    if (word !== '--lang' && !word.startsWith('--lang=')) {
      rest.push(word);
      continue;
    }
    if (language !== undefined) throw usage('optionTwice', { option: '--lang' });
    const value = word === '--lang' ? words[++i] : word.slice('--lang='.length);
    if (value === undefined) throw usage('optionNeedsValue', { option: '--lang', hint: 'zh|en' });
    language = LANGUAGES.find((known) => known === value);
    if (language === undefined) throw usage('languageUnknown', { value });
  }
  return { language, rest };
}

/** A word as a shell would need it. */
function quoted(word: string): string {
  return /^[\w\-./:=,+@%\u0080-\uffff]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The process itself, for which signals are looked after too. */
function processHost(): Host {
  removeTemporariesOnSignals();
  return { stdin, stdout, stderr, environment: env, clock: () => performance.now() };
}
