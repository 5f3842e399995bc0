/** Looking at a programme for a decision about rights, which need not wait for a commit. */
import type { Desk } from '../desk.ts';
import type { Writer } from '../writer.ts';

/**
 * What the programme looks like now, committed or not: for finding out which of the numbers that grants name a caller's id stands for. Grants name
 * committed numbers only, and those never change. Throws as {@link Writer.read}.
 */
export async function glance<T>(writer: Writer, look: (desk: Desk) => T): Promise<T> {
  const seen: T[] = [];
  const read = writer.read((desk) => void seen.push(look(desk)));
  if (seen.length === 0) await read;
  else read.catch(() => undefined);
  return seen[0] as T;
}
