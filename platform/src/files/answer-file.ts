import type { Blobs } from './blobs.ts';
import { type ByteRange, wantedRange } from './byte-range.ts';
import { StoredMissing } from './storage.ts';

export interface ServedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Lower case hexadecimal. */
  readonly sha256: string;
  readonly mediaType: string;
}

export interface FileRequest {
  readonly method: 'GET' | 'HEAD';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface FileAnswer {
  readonly status: 200 | 206 | 304 | 412 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Missing: there is none to send. */
  readonly body?: AsyncIterable<Uint8Array>;
}

/**
 * A file by RFC 9110: ranges, conditions, a strong ETag, which is its digest. A file never changes, so it may be kept, but
 * only by whom it was given to. Throws `StoredMissing` where it is not there as it was handed in.
 */
export async function answerFile(request: FileRequest, file: ServedFile, blobs: Blobs): Promise<FileAnswer> {
  const { size, sha256 } = file;
  if ((await blobs.size(sha256)) !== size) throw new StoredMissing(`file ${sha256}`);
  const etag = `"${sha256}"`;
  const field = (name: string) => request.headers[name]?.toString();
  const headers = {
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'private, no-cache, no-transform',
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
  const ifMatch = field('if-match');
  if (ifMatch !== undefined && !names(ifMatch, etag, false)) return { status: 412, headers };
  const ifNoneMatch = field('if-none-match');
  if (ifNoneMatch !== undefined && names(ifNoneMatch, etag, true)) return { status: 304, headers };

  const described = {
    ...headers,
    'content-type': file.mediaType,
    'content-disposition': disposition(file.name),
    // What somebody uploaded is shown as nothing but what it says it is.
    'x-content-type-options': 'nosniff',
  };
  // Ranges are for GET alone (14.2); with an If-Range of something else, the whole file (13.1.5).
  const ifRange = field('if-range');
  const mayRange = request.method === 'GET' && (ifRange === undefined || ifRange.trim() === etag);
  const range = mayRange ? wantedRange(field('range'), size) : undefined;
  if (range === 'unsatisfiable') return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } };
  const { start, end } = range ?? ({ start: 0, end: size } satisfies ByteRange);
  return {
    status: range ? 206 : 200,
    headers: {
      ...described,
      'content-length': String(end - start),
      ...(range && { 'content-range': `bytes ${start}-${end - 1}/${size}` }),
    },
    ...(request.method === 'GET' && { body: blobs.read(sha256, start, end) }),
  };
}

/** Whether a list of entity tags names this one; `weakly`: tags that say `W/` count. */
function names(list: string, etag: string, weakly: boolean): boolean {
  return list.split(',').some((item) => {
    const tag = item.trim();
    return tag === '*' || tag === etag || (weakly && tag === `W/${etag}`);
  });
}

/** RFC 6266 and 8187: the name in UTF-8, and one that everything understands. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
