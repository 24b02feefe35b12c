import type { Location } from './location.ts';
import { openFile } from './open-file.ts';
import { openHttp } from './open-http.ts';
import type { OpenedBytes, OpenOptions } from './opened-bytes.ts';

/** Rejects with `update.*` errors, or the signal's reason. */
export function openBytes(location: Location, options: OpenOptions): Promise<OpenedBytes> {
  return location.kind === 'http' ? openHttp(location.url, options) : openFile(location.path, options);
}
