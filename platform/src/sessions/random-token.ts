import { createHash, randomBytes } from 'node:crypto';

/** 256 bits as 43 characters of base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** Lower case hexadecimal. */
export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
