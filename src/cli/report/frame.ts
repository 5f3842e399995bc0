/** Where a chart is drawn: how wide, and in which language. */
import type { Say } from '../messages.ts';

/** The frame of one drawing. */
export interface Frame {
  /** The drawing's own name on the page. */
  readonly name: string;
  readonly widthPx: number;
  /** For a phone: fewer labels, more height. */
  readonly isNarrow: boolean;
  readonly say: Say;
}
