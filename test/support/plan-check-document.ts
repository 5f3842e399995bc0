/** What docs/plan-check.md must say of rules, limits and facts: made of the data, so that neither can drift from the other. */
import { parse } from 'yaml';
import { FACT_FIELDS } from '#check/fact-fields';
import type { Field } from '#check/field';
import { LIMIT_FIELDS } from '#check/limit-fields';
import type { LimitName } from '#check/limit-fields';
import { RULES } from '#check/rules';
import { textOf } from '../documents.ts';
import { profileOf } from './check.ts';

const SEVERITY = {
  block: ['block', '阻断'],
  warn: ['warn', '警告'],
  disclose: ['disclose', '告知'],
} as const;

/** The section of every rule, in order: a heading, a paragraph in English and one in Chinese. */
export function ruleSections(): readonly string[] {
  const { rules } = profileOf('CN');
  return RULES.map(({ id, title, condition, reads, weight }) => {
    const entry = rules[id];
    const [en, zh] = SEVERITY[entry?.severity ?? weight];
    const head = `### ${id} ${title.en} ${title.zh}`;
    const fields = reads.map((name) => `\`${name}\``).join(', ');
    if (id.startsWith('A'))
      return `${head}\n\n${condition.en}. Up to: ${en}. Arithmetic. Reads: ${fields}.\n\n${condition.zh}。最重：${zh}。算术。`;
    if (entry === undefined)
      return `${head}\n\n${condition.en}. Off in CN. Reads: ${fields}.\n\n${condition.zh}。CN 里没有这条规则。`;
    const limits = limitsOf(id);
    const [basis, basisZh] =
      entry.basis === 'law' ? ['Law', '法律'] : ['† Our own control, not law', '† 自有控制，不是法律'];
    const own = entry.control.map((name) => `\`${name.slice(id.length + 1)}\``).join(', ');
    const ownPart = own === '' || entry.basis === 'control' ? '' : ` † Our own control: ${own}.`;
    const ownPartZh = own === '' || entry.basis === 'control' ? '' : `† 自有控制：${own}。`;
    return (
      `${head}\n\n${condition.en}. Up to: ${en}.${limits === '' ? '' : ` Limits: ${limits}.`} ${basis}.${ownPart} ` +
      `Source: ${entry.source.en} (${entry.date}, ${entry.confidence}). Reads: ${fields}.\n\n` +
      `${condition.zh}。最重：${zh}。${limits === '' ? '' : `界限：${limits}。`}${basisZh}。${ownPartZh}出处：${entry.source.zh}（${entry.date}，${entry.confidence}）。`
    );
  });
}

/** The limits of a rule in CN as the profile's file writes them. */
function limitsOf(id: string): string {
  const file = parse(textOf('profiles/CN.yaml')) as {
    readonly rules: { readonly [id: string]: { readonly limits?: { readonly [name: string]: unknown } } };
  };
  const names = (Object.keys(LIMIT_FIELDS) as readonly LimitName[]).filter((name) => name.startsWith(`${id}.`));
  return names
    .map((name) => name.slice(id.length + 1))
    .map((name) => `\`${name}\` ${String(file.rules[id]?.limits?.[name])}`)
    .join(', ');
}

const TAKES: { readonly [kind in Field['kind']]: string } = {
  flag: 'true / false',
  choice: '',
  choices: '',
  count: '7',
  money: '"100.00"',
  percent: '"30%"',
  multiple: '"1.3"',
  text: '"…"',
  texts: '{ name: "…" }',
};

/** One line for every fact: its name, what it takes, and the question in both languages. */
export function factLines(): readonly string[] {
  return Object.entries(FACT_FIELDS).map(([name, field]: readonly [string, Field]) => {
    const takes =
      field.kind === 'choice'
        ? Object.keys(field.of).join(' / ')
        : field.kind === 'choices'
          ? `[${Object.keys(field.of).join(', ')}]`
          : TAKES[field.kind];
    return `- \`${name}\` (\`${takes}\`): ${field.ask.en} ${field.ask.zh}`;
  });
}
