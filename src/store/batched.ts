/** Many small questions as one: what is asked for in the same turn is read together, and what was read is not read again. */

/** Reads the answers to many keys at once; a key that is not in the map has none. */
type ReadAll<K, V> = (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>;

/** The answer to a key, by one `readAll` for all keys that are asked for before the event loop goes on. */
export function batched<K extends number | string, V>(readAll: ReadAll<K, V>): (key: K) => Promise<V | undefined> {
  const asked = new Map<K, Promise<V | undefined>>();
  let next: { readonly keys: K[]; readonly answers: Promise<ReadonlyMap<K, V>> } | undefined;
  const open = (): { readonly keys: K[]; readonly answers: Promise<ReadonlyMap<K, V>> } => {
    const keys: K[] = [];
    const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      next = undefined;
      return readAll(keys);
    });
    return { keys, answers };
  };
  return (key) => {
    let answer = asked.get(key);
    if (answer === undefined) {
      const batch = (next ??= open());
      batch.keys.push(key);
      asked.set(key, (answer = batch.answers.then((answers) => answers.get(key))));
    }
    return answer;
  };
}
