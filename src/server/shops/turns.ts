/** One thing after the other, by name. */
const last = new Map<string, Promise<unknown>>();

/** Does `work` when everything that came before under the same name has ended. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  last.set(name, mine);
  try {
    return await mine;
  } finally {
    if (last.get(name) === mine) last.delete(name);
  }
}
