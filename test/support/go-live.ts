/** A live programme over HTTP, as an operator makes one: application, two signatures, opening. */

/** Sends a request as whoever has the token. */
type Ask = (
  method: 'POST',
  url: string,
  options: { readonly as: string; readonly body?: object },
) => Promise<{ readonly status: number; readonly text: string; readonly body: unknown }>;

interface Applied {
  readonly id: number;
  readonly digest: string;
  readonly findings: readonly { readonly id: string; readonly severity: string }[];
}

/** Goes live with what the body of an application says; the two are people with roles in the installation, the first an administrator. The programme's number. */
export async function goLive(ask: Ask, people: readonly [string, string], body: object): Promise<number> {
  const send = async (url: string, as: string, body?: object): Promise<unknown> => {
    const answer = await ask('POST', url, { as, ...(body !== undefined && { body }) });
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body;
  };
  const [maker] = people;
  const { id, digest, findings } = (await send('/v1/live-applications', maker, body)) as Applied;
  const warnings = findings.filter(({ severity }) => severity === 'warn').map((finding) => finding.id);
  for (const as of people)
    await send(`/v1/live-applications/${id}/sign-offs`, as, { digest, findings: warnings, reason: 'a test' });
  return ((await send(`/v1/live-applications/${id}/open`, maker)) as { id: number }).id;
}
