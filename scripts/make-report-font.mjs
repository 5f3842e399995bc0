// Makes assets/report-font.woff2: the subset of Noto Sans SC that draws every text of the command line's message catalogue, of refusals, of
// the plan check and of scenarios, and ASCII, so that a report reads in Chinese on a machine without a Chinese font. Run it again after the
// texts have changed; a test tells when.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const ROOT = new URL('../', import.meta.url);
// Messages; the rules of the plan check with their sources; what the fields of a scenario mean.
const TEXTS = ['src/cli/messages/', 'src/check/', 'profiles/', 'src/sim/'].map((folder) => new URL(folder, ROOT));
const SOURCE = new URL(
  'node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
  ROOT,
);
const TARGET = new URL('assets/report-font.woff2', ROOT);

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
// The names of the languages stand in the page itself.
const characters = new Set([...ascii, ...'中文']);
const files = TEXTS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(ts|yaml)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => new URL(name, folder)),
);
for (const file of [...files, new URL('src/api/refusal-texts.ts', ROOT)]) {
  for (const character of readFileSync(file, 'utf8')) if (character > '\u007f') characters.add(character);
}
const font = await subsetFont(readFileSync(SOURCE), [...characters].sort().join(''), { targetFormat: 'woff2' });
writeFileSync(TARGET, font);
process.stdout.write(`${fileURLToPath(TARGET)}: ${characters.size} characters, ${font.length} bytes\n`);
