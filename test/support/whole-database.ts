/** Looking for texts in everything that a database holds. */
import { expect } from 'vitest';
import type { Queryable } from '#store/database';

/** Every column of every table, as PostgreSQL writes it, in small letters; bytes are in hexadecimal. */
export async function wholeDatabase(query: Queryable['query']): Promise<string> {
  const tables = await query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(25);
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await query<{ text: string }>(`select t::text as text from ${name} t`);
    parts.push(...rows.map(({ text }) => `${name} ${text}`));
  }
  return parts.join('\n').toLowerCase();
}

/** The texts that a place holds, in any form in which it could: plain, in JSON, hexadecimal, base64 at any offset. `place` is in small letters. */
export function textsIn(place: string, texts: readonly string[]): string[] {
  return texts.filter((text) => {
    const [utf8, wide] = [Buffer.from(text), Buffer.from(text, 'utf16le')];
    const escaped = JSON.stringify(text).slice(1, -1);
    const inBase64 = [0, 1, 2].map((skip) =>
      Buffer.concat([Buffer.alloc(skip), utf8])
        .toString('base64')
        .slice(skip === 0 ? 0 : skip + 1, -4),
    );
    const long = inBase64.filter((part) => part.length > 7);
    const forms = [text, escaped, utf8.toString('hex'), wide.toString('hex'), ...long];
    return forms.some((form) => place.includes(form.toLowerCase()));
  });
}
