import { type VoucherFile, WorkflowFileChanged } from '@sealwright/core/api';
import { PlatformAnswerOdd } from '../line/line-errors.ts';
import type { PlatformClient } from '../platform-client.ts';

/** The bytes of a file from `offset` on; never more than it announced. `workflow.file-changed`. */
export async function* downloadFile(
  client: PlatformClient,
  voucher: string,
  { id, size, sha256 }: VoucherFile,
  offset: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (offset >= size) return;
  const path = `/files/${encodeURIComponent(id)}`;
  const headers = { 'accept-encoding': 'identity', ...(offset > 0 && { range: `bytes=${offset}-` }) };
  const answer = await client.stream(path, headers, { voucher, signal });
  try {
    const digest = answer.headers.get('repr-digest');
    if (digest !== null && !digest.includes(`sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)) {
      throw WorkflowFileChanged({});
    }
    let skip = answer.status === 206 ? 0 : offset;
    if (answer.status === 206 && !answer.headers.get('content-range')?.startsWith(`bytes ${offset}-`)) {
      throw PlatformAnswerOdd({ place: path, rule: 'Content-Range' });
    }
    let left = size - offset;
    for await (const chunk of answer.chunks) {
      const part = chunk.subarray(Math.min(skip, chunk.length));
      skip -= chunk.length - part.length;
      left -= part.length;
      if (left < 0) throw PlatformAnswerOdd({ place: path, rule: `${size} bytes` });
      if (part.length > 0) yield part;
    }
  } finally {
    answer.close();
  }
}
