import { inflate } from 'node:zlib';
import { damaged, Hostile } from '../../errors.ts';

/** FlateDecode without predictor: ISO 32000-2, 7.4.4. */
export function inflateBounded(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  return new Promise((fulfil, reject) => {
    inflate(bytes, { maxOutputLength: limit }, (error: NodeJS.ErrnoException | null, result) => {
      if (!error) fulfil(result);
      else if (error.code === 'ERR_BUFFER_TOO_LARGE') reject(Hostile({ detail: 'a stream unpacks to too much' }));
      else reject(damaged(`compressed data does not unpack (${error.code})`));
    });
  });
}
