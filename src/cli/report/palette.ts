/** The colours of the page and its charts, by day and by night. Charts are drawn with stand-ins that become either. */

/** The roles a colour can have. */
const ROLES = [
  'paper',
  'card',
  'ink',
  'muted',
  'grid',
  'none',
  'low',
  'middle',
  'high',
  'over',
  'blue',
  'amber',
  'violet',
] as const;

/** The role of a colour. */
export type Role = (typeof ROLES)[number];

type Palette = { readonly [R in Role]: string };

/** On white, and on paper. */
export const LIGHT: Palette = {
  paper: '#ffffff',
  card: '#f5f7f5',
  ink: '#1c2622',
  muted: '#5b6962',
  grid: '#dde4e0',
  none: '#c3cbc6',
  low: '#a5d3b4',
  middle: '#52a877',
  high: '#1b7146',
  over: '#c9820f',
  blue: '#2b6cab',
  amber: '#c9820f',
  violet: '#855a9c',
};

/** On a dark screen. */
export const DARK: Palette = {
  paper: '#131917',
  card: '#1b2320',
  ink: '#e4ebe7',
  muted: '#9dada5',
  grid: '#2d3833',
  none: '#55615b',
  low: '#2f6b49',
  middle: '#4a9f70',
  high: '#86d6a8',
  over: '#e5b04f',
  blue: '#7db4e6',
  amber: '#e5b04f',
  violet: '#c49bd6',
};

/** The stand-in for a role's colour while a chart is drawn: a colour that nothing else has. */
export function standIn(role: Role): string {
  return `#10a0${(ROLES.indexOf(role) + 16).toString(16)}`;
}

/** A drawing with every stand-in replaced. */
export function coloured(svg: string, colourOf: (role: Role) => string): string {
  return ROLES.reduce((drawing, role) => drawing.replaceAll(standIn(role), colourOf(role)), svg);
}

/** The palette as declarations of CSS variables. */
export function variables(palette: Palette): string {
  return ROLES.map((role) => `--${role}:${palette[role]}`).join(';');
}
