/** The help, in the caller's language: of the whole, and of one subcommand. */
import { COMMANDS } from './commands.ts';
import type { CommandName } from './commands.ts';
import type { CommandSpec } from './arguments.ts';
import { columnsOf, padEnd } from './display.ts';
import type { Say } from './messages.ts';

const WIDTH = 100;

/** The help of the whole command line. */
export function generalHelp(say: Say): string {
  const commands = Object.entries(COMMANDS).map(([name, spec]) => [name, say(spec.summary)] as const);
  return [
    say('helpTitle'),
    '',
    say('helpUsage', { usage: `greenpool ${say('helpCommandPlace')}` }),
    '',
    say('helpCommands'),
    ...columns(commands),
    '',
    say('helpCommonOptions'),
    ...columns(commonOptions(say)),
    '',
    ...wrapped(say('helpMore'), 0),
    '',
  ].join('\n');
}

/** The help of one subcommand. */
export function commandHelp(name: CommandName, say: Say): string {
  const spec: CommandSpec = COMMANDS[name];
  const required = Object.entries(spec.options).filter(([, { required }]) => required);
  const usage = [
    `greenpool ${name}`,
    ...(spec.operands === undefined ? [] : [spec.operands.usage]),
    ...required.map(([option, { hint }]) => `--${option} ${hint ?? ''}`.trimEnd()),
    ...(required.length === Object.keys(spec.options).length ? [] : [say('helpOptionsPlace')]),
  ];
  const options = Object.entries(spec.options).map(
    ([option, { hint, help, required }]) =>
      [
        `--${option}${hint === undefined ? '' : ` ${hint}`}`,
        say(help) + (required ? say('helpRequired') : ''),
      ] as const,
  );
  return [
    ...wrapped(say(spec.summary), 0),
    '',
    say('helpUsage', { usage: usage.join(' ') }),
    '',
    say('helpOptions'),
    ...columns([...options, ...commonOptions(say)]),
    ...(spec.notes ?? []).flatMap((note) => ['', ...wrapped(say(note), 0)]),
    ...(spec.examples === undefined
      ? []
      : ['', say('helpExamples'), ...spec.examples.map((example) => `  ${example}`)]),
    '',
  ].join('\n');
}

function commonOptions(say: Say): readonly (readonly [string, string])[] {
  return [
    ['--lang zh|en', say('optionLang')],
    ['--help, -h', say('optionHelp')],
  ];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => columnsOf(name))) + 4;
  return rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrapped(text, left);
    return [padEnd(`  ${name}`, left) + first.trimStart(), ...rest];
  });
}

/** `text` in lines of at most 100 columns, `indent` blanks before each; Chinese may break between any two characters but not before a stop. */
export function wrapped(text: string, indent: number): string[] {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split('\n')) {
    for (const word of piece.match(/[\u0021-\u02ff…]+ ?|[^\u0021-\u02ff…][，。；：、）」！？]*/gu) ?? []) {
      if (line !== '' && columnsOf(line + word.trimEnd()) > WIDTH - indent) {
        lines.push(margin + line.trimEnd());
        line = '';
      }
      line += word;
    }
    lines.push(margin + line.trimEnd());
    line = '';
  }
  return lines;
}
