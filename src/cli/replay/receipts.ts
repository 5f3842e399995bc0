/** The one JSON object of receipts and state, written as it comes about: it is never held as a whole. */
import { stringifyState } from '#core/state';
import type { State } from '#core/state';
import type { Output } from '../output.ts';

/** Writes `{"receipts":[…],"state":{…}}`, with more members after the state when the caller has any. */
export class ReceiptsWriter {
  readonly #out: Output;
  #separator = '{"receipts":[';

  constructor(out: Output) {
    this.#out = out;
  }

  /** Writes one receipt. */
  add(receipt: object): void {
    this.#out.write(this.#separator + JSON.stringify(receipt));
    this.#separator = ',\n';
  }

  /** Closes the list and writes the state, then what comes after it. */
  async finish(state: State, more: { readonly [name: string]: unknown } = {}): Promise<void> {
    if (this.#separator !== ',\n') this.#out.write(this.#separator);
    this.#out.write('],\n"state":');
    for (const piece of stringifyState(state)) {
      this.#out.write(piece);
      if (this.#out.isFull) await this.#out.flush();
    }
    for (const [name, value] of Object.entries(more))
      this.#out.write(`,\n${JSON.stringify(name)}:${JSON.stringify(value)}`);
    this.#out.line('}');
  }
}
