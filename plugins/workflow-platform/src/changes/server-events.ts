/** An event of a stream as HTML, 9.2.6 reads them. */
export interface ServerEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** Characters of one line, and of one event: nobody fills our memory. */
const MOST = 64 * 1024;

/** Reads `text/event-stream`. Throws a RangeError for what is longer than any honest event. */
export async function* serverEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let pending = '';
  let event = { id: '', type: 'message', data: [] as string[] };
  let length = 0;
  for await (const chunk of chunks) {
    pending += decoder.decode(chunk, { stream: true });
    // A CR at the end may be half of a line end.
    const lines = pending.split(/\r\n|\n|\r(?!$)/);
    pending = lines.pop() ?? '';
    if (pending.length > MOST) throw new RangeError('a line too long');
    for (const line of lines) {
      if (line === '') {
        if (event.data.length > 0) yield { ...event, data: event.data.join('\n') };
        event = { id: event.id, type: 'message', data: [] };
        length = 0;
        continue;
      }
      length += line.length;
      if (length > MOST) throw new RangeError('an event too long');
      const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/su.exec(line) ?? [];
      if (field === 'id' && !value.includes('\0')) event.id = value;
      else if (field === 'event') event.type = value;
      else if (field === 'data') event.data.push(value);
    }
  }
}
