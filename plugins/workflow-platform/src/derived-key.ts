import { createHash } from 'node:crypto';

/**
 * A UUID for one step of an action, always the same for the same action: who was killed in the middle goes on without a
 * memory of his own. As UUIDs of version 8 (RFC 9562, 5.8) have it.
 */
export function derivedKey(key: string, step: string): string {
  const octets = createHash('sha256').update(`${key}\n${step}`).digest().subarray(0, 16);
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x80;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const text = octets.toString('hex');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
