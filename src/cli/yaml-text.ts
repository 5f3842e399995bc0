/** A value in a text of YAML or JSON, read strictly, with the way back from a place in the value to its line. */
import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, Parser, visit } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import type { Text } from './language.ts';

/** Where in a text something stands, from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a text is no value. */
interface YamlError extends Position {
  readonly path: '';
  readonly code: 'file_too_complex' | 'yaml_syntax' | 'yaml_anchor' | 'yaml_tag';
  readonly message: Text;
}

/** A value and where its parts stand, or everything that is wrong with the text. */
export type YamlResult =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Where the value at `keys` stands, or the innermost thing around it that is there. */
      readonly locate: (keys: readonly (string | number)[]) => Position;
    }
  | { readonly ok: false; readonly errors: readonly YamlError[] };

/** More nesting than any file of ours has, and less than the YAML library's recursion can bear. */
const DEEPEST = 64;

/** More pieces than any file of bearable size has; the library compares every key of a mapping with every other. */
const MOST_PIECES = 100_000;

/** Reads a text of YAML or JSON. Keys are unique; anchors, aliases and tags are refused; a key `$schema`, for editors, is left out. Never throws. */
export function parseYaml(content: string): YamlResult {
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
    ...document.errors.map((error): YamlError => ({
      ...place(lines, error.pos[0]),
      path: '',
      code: 'yaml_syntax',
      message: inWords(error),
    })),
    ...findForbidden(document, lines),
  ];
  if (errors.length > 0) return { ok: false, errors };
  if (isMap(document.contents)) document.contents.delete('$schema');
  return {
    ok: true,
    value: document.toJS({ maxAliasCount: 0 }),
    locate: (keys) => place(lines, offsetOf(document, keys)),
  };
}

function place(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Whether the text is nested too deeply or has too many pieces, found without recursion: the parser keeps its own stack. */
function tooComplex(content: string): YamlError | undefined {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  let pieces = 0;
  for (const lexeme of new Lexer().lex(content)) {
    for (const _ of parser.next(lexeme));
    pieces++;
    if (pieces <= MOST_PIECES && parser.stack.length <= DEEPEST) continue;
    const message = {
      zh: '嵌套太深或内容太多',
      en: 'nested too deeply or with too much in it',
    };
    return { ...place(lines, parser.offset), path: '', code: 'file_too_complex', message };
  }
  return undefined;
}

/** Anchors, aliases and tags: nothing here needs them, and they make a file mean what it does not show. */
function findForbidden(document: Document.Parsed, lines: LineCounter): YamlError[] {
  const errors: YamlError[] = [];
  const refuse = (code: 'yaml_anchor' | 'yaml_tag', offset: number, message: Text): void => {
    errors.push({ ...place(lines, offset), path: '', code, message });
  };
  const anchor = {
    zh: '不能用锚点（&）和别名（*），请把值写全',
    en: 'anchors (&) and aliases (*) have no place here; write the value out',
  };
  visit(document, {
    Node(_, node: Node) {
      if (isAlias(node) || node.anchor !== undefined) refuse('yaml_anchor', node.range?.[0] ?? 0, anchor);
    },
  });
  for (const warning of document.warnings) {
    refuse('yaml_tag', warning.pos[0], { zh: '不能用标签（!）', en: 'tags (!) have no place here' });
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
  MULTIPLE_DOCS: { zh: '一个文件只写一份，请去掉 ---', en: 'one document a file; take out the ---' },
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
