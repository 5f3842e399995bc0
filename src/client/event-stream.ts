/** Server-sent events out of the bytes of an answer. */

/** One event as it stands in the stream. */
export interface RawEvent {
  readonly id: string;
  readonly data: string;
}

/** The events of a stream, in their order; comments are passed over. Ends with the stream, and lets it go when nobody reads on. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<RawEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [text, id, data] = ['', '', [] as string[]];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { id, data: data.join('\n') };
          data = [];
        } else if (line.startsWith('id: ')) id = line.slice('id: '.length);
        else if (line.startsWith('data: ')) data.push(line.slice('data: '.length));
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
