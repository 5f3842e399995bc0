/** The project's files as texts, for the tests of its documents. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folders that are made, not written. */
const MADE = new Set([
  '.git',
  'node_modules',
  'dist',
  'dist.next',
  'dist.last',
  'coverage',
  'reports',
  '.stryker-tmp',
  '.greenpool',
]);

/** A text of the project by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}

/** The paths of the project's files that end in one of `endings`, in order; `under` is a folder, with a slash at its end. */
export function filesOf(endings: readonly string[], under = ''): readonly string[] {
  const entries = readdirSync(new URL(`../${under}`, import.meta.url), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : filesOf(endings, `${under}${entry.name}/`);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [under + entry.name] : [];
  });
  return paths.toSorted();
}

/** A block between three backticks: its language and its lines. */
export interface Fence {
  readonly language: string;
  readonly lines: readonly string[];
}

/** The fences of a Markdown text, and the text without them. */
export function takeFences(markdown: string): { readonly fences: readonly Fence[]; readonly prose: string } {
  const fences: Fence[] = [];
  const prose = markdown.replaceAll(/^```(.*)\n([\s\S]*?)^```$/gm, (_, language: string, content: string) => {
    fences.push({ language, lines: content.split('\n').slice(0, -1) });
    return '';
  });
  return { fences, prose };
}

/** The cells of the rows of every table in a Markdown text, without heads and rules. */
export function tableRows(markdown: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let inBody = false;
  for (const line of takeFences(markdown).prose.split('\n')) {
    if (!line.startsWith('|')) inBody = false;
    else if (/^\|[\s|:-]+\|$/.test(line)) inBody = true;
    else if (inBody)
      rows.push(
        line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
  }
  return rows;
}

/** The rule numbers that docs/rules.md defines, in its order. */
export function ruleNumbers(): readonly string[] {
  return [...textOf('docs/rules.md').matchAll(/^- \*\*([A-Z]\d{1,2})\*\* /gm)].map(([, number]) => number as string);
}
