/** What a mistyped name was meant to be. */

/** The known name that `key` is most likely a slip of: other capitals or hyphens, or up to a third of the letters wrong; undefined when none is near. */
export function nearest(key: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string => text.replaceAll(/[-_\s]/g, '').toLowerCase();
  if (key.length > 40) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const distance = editDistance(plain(key), plain(candidate));
    if (distance < least && distance <= Math.max(1, Math.floor(candidate.length / 3))) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** How many letters must be put in, taken out or replaced to make `b` of `a` (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
