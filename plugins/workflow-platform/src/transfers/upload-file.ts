import { createHash } from 'node:crypto';
import { type HandedFile, type TransferProgress, WorkflowFileRefused, WorkflowUnreachable } from '@sealwright/core/api';
import { derivedKey } from '../derived-key.ts';
import type { PlatformClient } from '../platform-client.ts';
import { refusal } from '../problem-errors.ts';
import { readUpload } from '../read-answers.ts';

/**
 * Bytes that are sent at once, and again where they get lost: more where the line is fast, fewer where it breaks. Each
 * part goes with its digest and is taken whole or not at all.
 */
const PART = { first: 256 * 1024, least: 64 * 1024, most: 4 * 1024 * 1024 };
/** A part that took less than these milliseconds is followed by a bigger one. */
const SWIFT = 1_000;
/** Parts in a row that may get lost. */
const MOST_LOST = 4;

type Upload = ReturnType<typeof readUpload>;

export interface UploadOrder {
  readonly client: PlatformClient;
  /** The action's; those of its steps follow from it. */
  readonly key: string;
  /** Makes an upload, or gives the one that the same key made before. */
  readonly begin: (key: string) => Promise<Upload>;
  readonly file: HandedFile;
  readonly progress: TransferProgress | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Brings a file to the platform, from where an earlier try stopped, and gives the completed upload's id. */
export async function uploadFile(order: UploadOrder): Promise<string> {
  const { client, key, begin, file, progress, signal } = order;
  const upload = await begin(derivedKey(key, 'upload'));
  const { size } = file.bytes;
  if (upload.size !== size) throw refusal('upload-gone', 'another size');
  if (upload.complete) {
    progress?.(size, size);
    return upload.id;
  }
  await send(order, upload);
  const params = { path: { uploadId: upload.id }, header: { 'idempotency-key': derivedKey(key, 'complete') } };
  await client.data(client.api.POST('/uploads/{uploadId}/complete', { params, ...given(signal) }));
  return upload.id;
}

async function send(order: UploadOrder, upload: Upload): Promise<void> {
  const { client, file, progress, signal } = order;
  const { size } = file.bytes;
  let { offset } = upload;
  let length = PART.first;
  let lost = 0;
  progress?.(offset, size);
  while (offset < size) {
    const part = await file.bytes.read(offset, length);
    signal?.throwIfAborted();
    if (part.length === 0) throw WorkflowFileRefused({ code: 'upload-incomplete', reason: 'it ends too early' });
    const began = Date.now();
    try {
      const next = await append(client, upload.id, offset, part, signal);
      if (next <= offset && ++lost > MOST_LOST) throw refusal('upload-incomplete', 'nothing arrives');
      if (next > offset) lost = 0;
      if (Date.now() - began < SWIFT) length = Math.min(length * 2, PART.most);
      offset = next;
    } catch (fault) {
      // What arrived counts, whether or not the answer did.
      if (!WorkflowUnreachable.is(fault) || ++lost > MOST_LOST) throw fault;
      length = Math.max(Math.floor(length / 4), PART.least);
      offset = await arrived(client, upload.id, signal);
    }
    progress?.(offset, size);
  }
}

/** The offset afterwards; where the platform is somewhere else, its own. */
async function append(
  client: PlatformClient,
  uploadId: string,
  offset: number,
  part: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<number> {
  const digest = createHash('sha256').update(part).digest('base64');
  const result = await client.api.PATCH('/uploads/{uploadId}', {
    params: {
      path: { uploadId },
      header: { 'upload-offset': String(offset), 'content-digest': `sha-256=:${digest}:` },
    },
    headers: { 'content-type': 'application/offset+octet-stream' },
    // The document calls bytes a text.
    body: part as never,
    bodySerializer: (bytes: unknown) => bytes as Uint8Array<ArrayBuffer>,
    ...given(signal),
  });
  if (result.response.status === 409) return arrived(client, uploadId, signal);
  const header = (await client.done(result)).get('upload-offset') ?? '';
  const told = /^\d{1,15}$/.test(header) ? Number(header) : offset + part.length;
  return Math.min(told, offset + part.length);
}

async function arrived(client: PlatformClient, uploadId: string, signal: AbortSignal | undefined): Promise<number> {
  const params = { path: { uploadId } };
  return readUpload(await client.data(client.api.GET('/uploads/{uploadId}', { params, ...given(signal) }))).offset;
}

const given = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
