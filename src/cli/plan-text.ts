/** The plan in a text of YAML or JSON, and everything that is wrong with the text or the plan, each with its line. */
import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, Parser, visit } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import { describeValue } from '#core/plan-error';
import type { PlanError, PlanErrorCode } from '#core/plan-error';
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { Language, Text } from './language.ts';

/** What can be wrong with a plan file before there is a plan to check. */
export const planFileErrorCodes = [
  'file_not_readable',
  'file_too_large',
  'file_not_utf8',
  'file_too_complex',
  'yaml_syntax',
  'yaml_anchor',
  'yaml_tag',
] as const;

/** One thing wrong with a plan file. */
export interface PlanFileError {
  /** From 1, where the file can be pointed at. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the plan, `pool.redeemFee`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, for errors of the plan itself. */
  readonly value?: unknown;
  readonly code: PlanErrorCode | (typeof planFileErrorCodes)[number];
  /** What would be right. */
  readonly message: Text;
}

/** A valid plan, or everything that is wrong with its text. */
export type PlanTextResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly errors: readonly PlanFileError[] };

/** More nesting than any plan has, and less than the YAML library's recursion can bear. */
const DEEPEST = 64;

/** More pieces than any plan of bearable size has; the library compares every key of a mapping with every other. */
const MOST_PIECES = 100_000;

/** Reads a plan from a text of YAML or JSON. Keys are unique; anchors, aliases and tags are refused. Never throws. */
export function parsePlan(content: string): PlanTextResult {
  return parseChecked(content, validatePlan);
}

/** Reads a text of YAML or JSON as `parsePlan` does and has `check` look at the value; its errors get their lines. */
export function parseChecked<T extends { readonly ok: true }>(
  content: string,
  check: (value: unknown) => T | { readonly ok: false; readonly errors: readonly PlanError[] },
): T | { readonly ok: false; readonly errors: readonly PlanFileError[] } {
  const complex = tooComplex(content);
  if (complex !== undefined) return { ok: false, errors: [complex] };
  const lines = new LineCounter();
  const document = parseDocument(content, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    stringKeys: true,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const errors = [
    ...document.errors.map((error): PlanFileError => ({
      ...place(lines, error.pos[0]),
      path: '',
      code: 'yaml_syntax',
      message: inWords(error),
    })),
    ...findForbidden(document, lines),
  ];
  if (errors.length > 0) return { ok: false, errors };
  // The key that names the schema to editors is no part of the plan.
  if (isMap(document.contents)) document.contents.delete('$schema');
  const result = check(document.toJS({ maxAliasCount: 0 }));
  if (result.ok) return result;
  const located = result.errors.map(({ keys, path, value, code, message }) => ({
    ...place(lines, offsetOf(document, keys)),
    path,
    value,
    code,
    message,
  }));
  return { ok: false, errors: located };
}

/** One line about an error: `line 12: pool.redeemFee is "20": write a percentage …`. */
export function describePlanFileError(error: PlanFileError, language: Language): string {
  const { line, path, code, message } = error;
  const colon = language === 'zh' ? '：' : ': ';
  const at = line === undefined ? '' : (language === 'zh' ? `第 ${line} 行` : `line ${line}`) + colon;
  const found = error.value === undefined ? '' : (language === 'zh' ? ' 现为 ' : ' is ') + describeValue(error.value);
  const subject = path === '' ? '' : path + found + colon;
  return `${at}${subject}${message[language]}${language === 'zh' ? `（${code}）` : ` (${code})`}`;
}

function place(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Whether the text is nested too deeply or has too many pieces, found without recursion: the parser keeps its own stack. */
function tooComplex(content: string): PlanFileError | undefined {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  let pieces = 0;
  for (const lexeme of new Lexer().lex(content)) {
    for (const _ of parser.next(lexeme));
    pieces++;
    if (pieces <= MOST_PIECES && parser.stack.length <= DEEPEST) continue;
    const message = {
      zh: '嵌套太深或内容太多，不像是计划',
      en: 'nested too deeply or with too much in it to be a plan',
    };
    return { ...place(lines, parser.offset), path: '', code: 'file_too_complex', message };
  }
  return undefined;
}

/** Anchors, aliases and tags: a plan needs none, and they make a file mean what it does not show. */
function findForbidden(document: Document.Parsed, lines: LineCounter): PlanFileError[] {
  const errors: PlanFileError[] = [];
  const refuse = (code: 'yaml_anchor' | 'yaml_tag', offset: number, message: Text): void => {
    errors.push({ ...place(lines, offset), path: '', code, message });
  };
  const anchor = {
    zh: '计划里不能用锚点（&）和别名（*），请把值写全',
    en: 'anchors (&) and aliases (*) have no place in a plan; write the value out',
  };
  visit(document, {
    Node(_, node: Node) {
      if (isAlias(node) || node.anchor !== undefined) refuse('yaml_anchor', node.range?.[0] ?? 0, anchor);
    },
  });
  for (const warning of document.warnings) {
    refuse('yaml_tag', warning.pos[0], { zh: '计划里不能用标签（!）', en: 'tags (!) have no place in a plan' });
  }
  return errors;
}

/** Where in the text the value at `keys` stands, or the innermost thing around it that is there. */
function offsetOf(document: Document.Parsed, keys: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair === undefined) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      const item = node.items[key];
      if (isScalar(item) || isMap(item) || isSeq(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

const SYNTAX: { readonly [code: string]: Text } = {
  DUPLICATE_KEY: { zh: '这个键写了两次，请只留一个', en: 'this key stands here twice; keep one' },
  TAB_AS_INDENT: { zh: '缩进不能用制表符，请用空格', en: 'indented with a tab; use spaces' },
  BAD_INDENT: {
    zh: '缩进不一致；同一层的键应对齐，括号应成对',
    en: 'uneven indentation; keys of one level begin in one column, and brackets come in pairs',
  },
  MISSING_CHAR: {
    zh: '缺少字符，例如冒号、引号或括号',
    en: 'a character is missing here, such as a colon, a quote or a bracket',
  },
  MULTIPLE_DOCS: { zh: '一个文件只写一个计划，请去掉 ---', en: 'one plan a file; take out the ---' },
  NON_STRING_KEY: { zh: '键应为文字', en: 'a key should be a text' },
};

/** An error of the YAML library for people: in our words where it is common, else in the library's. */
function inWords(error: YAMLError): Text {
  return (
    SYNTAX[error.code] ?? {
      zh: `不是有效的 YAML 或 JSON：${error.message}`,
      en: `not valid YAML or JSON: ${error.message}`,
    }
  );
}
