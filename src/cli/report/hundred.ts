/** The picture of a hundred members: a square each, coloured by what the pool paid of what was spent. */
import { grouped } from '../display.ts';
import type { Say } from '../messages.ts';
import { FONT_FAMILY } from './draw.ts';
import type { Frame } from './frame.ts';
import { standIn } from './palette.ts';
import type { Role } from './palette.ts';
import type { Spread } from './spread.ts';

/** One group of the hundred. */
export interface HundredGroup {
  readonly role: Role;
  /** What they got. */
  readonly label: string;
  /** How many members that is. */
  readonly members: number;
  readonly ofHundred: number;
}

/** The groups of a report on orders. */
const GROUPS = [
  ['none', 'group_0'],
  ['low', 'group_1'],
  ['middle', 'group_2'],
  ['high', 'group_3'],
  ['over', 'group_4'],
] as const;
const COLUMNS = 20;
const LEGEND_ROW = 26;

/** The groups of the spread of a report on orders. */
export function groupsOf({ groups, ofHundred }: Spread, say: Say): readonly HundredGroup[] {
  return GROUPS.map(([role, key], index) => ({
    role,
    label: say(key),
    members: groups[index] ?? 0,
    ofHundred: ofHundred[index] ?? 0,
  }));
}

/** Draws the picture with its legend below: how many of the hundred, what they got, and how many members that is. */
export function drawHundred(groups: readonly HundredGroup[], { widthPx, isNarrow, say }: Frame): string {
  const columns = isNarrow ? COLUMNS / 2 : COLUMNS;
  const step = (widthPx - 4) / columns;
  const size = step - 5;
  const gridHeight = (100 / columns) * step + 18;
  const colours = groups.flatMap(({ role, ofHundred }) => Array.from({ length: ofHundred }, () => role));
  const squares = colours.map((role, index) => {
    const x = 4 + (index % columns) * step;
    const y = 4 + Math.floor(index / columns) * step;
    return `<rect x="${round(x)}" y="${round(y)}" width="${round(size)}" height="${round(size)}" rx="5" fill="${standIn(role)}"/>`;
  });
  const legend = groups.map(({ role, label, members, ofHundred }, group) => {
    const y = gridHeight + group * LEGEND_ROW;
    const share = ofHundred === 0 && members > 0 ? say('lessThanOne') : String(ofHundred);
    return [
      `<rect x="4" y="${round(y)}" width="16" height="16" rx="4" fill="${standIn(role)}"/>`,
      text(58, y + 13, share, 'ink', 'text-anchor="end" font-weight="600"'),
      text(70, y + 13, label, 'ink'),
      text(
        isNarrow ? widthPx - 4 : 480,
        y + 13,
        say('groupMembers', { members: grouped(members) }),
        'muted',
        'text-anchor="end"',
      ),
    ].join('');
  });
  const height = round(gridHeight + groups.length * LEGEND_ROW);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${height}" viewBox="0 0 ${widthPx} ${height}">${squares.join('')}${legend.join('')}</svg>`;
}

function text(x: number, y: number, content: string, role: Role, attributes = ''): string {
  return `<text x="${x}" y="${round(y)}" font-size="14" font-family="${FONT_FAMILY}" fill="${standIn(role)}" ${attributes}>${content.replaceAll('<', '&lt;')}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
