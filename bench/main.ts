/** `npm run bench -- [suite …] [--json]`: runs the suites named, or all, and prints a table or one JSON array. */
import { engineSuite } from './engine.ts';
import type { Figure } from './measure.ts';
import { restartSuite } from './restart.ts';
import { scaleSuite } from './scale.ts';
import { serviceSuite } from './service.ts';
import { simulateSuite } from './simulate.ts';

const SUITES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  engine: engineSuite,
  scale: scaleSuite,
  service: serviceSuite,
  restart: restartSuite,
  simulate: simulateSuite,
};

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const named = args.filter((arg) => arg !== '--json');
  const unknown = named.find((name) => !Object.hasOwn(SUITES, name));
  if (unknown !== undefined) {
    process.stderr.write(`bench: unknown suite "${unknown}"; there are: ${Object.keys(SUITES).join(', ')}\n`);
    return 2;
  }
  const figures: Figure[] = [];
  for (const [name, suite] of Object.entries(SUITES)) {
    if (named.length > 0 && !named.includes(name)) continue;
    process.stderr.write(`bench: ${name} …\n`);
    figures.push(...(await suite()));
  }
  process.stdout.write(json ? `${JSON.stringify(figures, undefined, 2)}\n` : table(figures));
  return 0;
}

function table(figures: readonly Figure[]): string {
  const show = (value: number | null): string =>
    value === null ? '' : value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  const rows = figures.map(({ name, unit, subject, peer, ratio, rounds }) => [
    name,
    show(subject),
    show(peer),
    show(ratio),
    unit,
    String(rounds),
  ]);
  const all = [['name', 'subject', 'peer', 'ratio', 'unit', 'rounds'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map(
      (row) =>
        `${row.map((cell, column) => (column > 0 && column < 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')}\n`,
    )
    .join('');
}

process.exitCode = await main(process.argv.slice(2));
