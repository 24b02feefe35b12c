import type { ByteSource, DocumentReport, VerificationRequest } from '@sealwright/core/api';
import { startHash } from '@sealwright/crypto/hash';

const CHUNK = 1 << 20;

/** The digests of a whole file, in one reading. */
export async function fileDigests(
  source: ByteSource,
  { sm3, signal }: Pick<VerificationRequest, 'sm3' | 'signal'>,
): Promise<Pick<DocumentReport, 'sha256' | 'sm3'>> {
  const hashes = (sm3 ? (['sha256', 'sm3'] as const) : (['sha256'] as const)).map((name) => ({
    name,
    running: startHash(name),
  }));
  for (let at = 0; at < source.size; at += CHUNK) {
    signal?.throwIfAborted();
    const part = await source.read(at, CHUNK);
    for (const { running } of hashes) running.update(part);
  }
  const digests = hashes.map(({ name, running }) => [name, Buffer.from(running.digest()).toString('hex')]);
  return Object.fromEntries(digests) as Pick<DocumentReport, 'sha256' | 'sm3'>;
}
