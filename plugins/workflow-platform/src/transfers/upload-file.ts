import { createHash } from 'node:crypto';
import { type HandedFile, type TransferProgress, WorkflowFileRefused, WorkflowUnreachable } from '@sealwright/core/api';
import type { Schemas } from '@sealwright/platform/api';
import { derivedKey } from '../derived-key.ts';
import type { PlatformClient } from '../platform-client.ts';
import { refusal } from '../problem-errors.ts';

/** Bytes that are sent at once, and again where they get lost. */
const PART = 1024 * 1024;
/** Parts in a row that may get lost. */
const MOST_LOST = 3;

/** Makes an upload, or gives the one that the same key made before. */
export type BeginUpload = (key: string) => Promise<Schemas['Upload']>;

export interface UploadOrder {
  readonly client: PlatformClient;
  /** The action's; those of its steps follow from it. */
  readonly key: string;
  readonly begin: BeginUpload;
  readonly file: HandedFile;
  readonly progress: TransferProgress | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Brings a file to the platform, from where an earlier try stopped, and gives the completed upload's id. */
export async function uploadFile(order: UploadOrder): Promise<string> {
  const { client, key, begin, signal } = order;
  const upload = await begin(derivedKey(key, 'upload'));
  if (upload.size !== order.file.bytes.size) throw refusal('upload-gone', 'another size');
  if (!upload.complete) await send(order, upload);
  else order.progress?.(upload.size, upload.size);
  if (upload.complete) return upload.id;
  const params = {
    path: { uploadId: upload.id },
    header: { 'idempotency-key': derivedKey(key, 'complete') },
  };
  await client.data(client.api.POST('/uploads/{uploadId}/complete', { params, ...given(signal) }));
  return upload.id;
}

async function send(order: UploadOrder, upload: Schemas['Upload']): Promise<void> {
  const { client, file, progress, signal } = order;
  const { size } = file.bytes;
  let offset = upload.offset;
  let lost = 0;
  progress?.(offset, size);
  while (offset < size) {
    const part = await file.bytes.read(offset, PART);
    signal?.throwIfAborted();
    if (part.length === 0) throw WorkflowFileRefused({ code: 'upload-incomplete', reason: 'it ends too early' });
    try {
      const next = await append(client, upload.id, offset, part, signal);
      if (next > offset) lost = 0;
      offset = next;
    } catch (fault) {
      // What arrived counts, whether or not the answer did.
      if (!WorkflowUnreachable.is(fault) || ++lost > MOST_LOST) throw fault;
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
  const { error, response } = await client.api.PATCH('/uploads/{uploadId}', {
    params: {
      path: { uploadId },
      header: { 'upload-offset': String(offset), 'content-digest': `sha-256=:${digest}:` },
    },
    headers: { 'content-type': 'application/offset+octet-stream' },
    body: part as never,
    bodySerializer: (bytes: unknown) => bytes as Uint8Array<ArrayBuffer>,
    ...given(signal),
  });
  if (response.status === 409) return arrived(client, uploadId, signal);
  await client.data(Promise.resolve({ error, response }));
  return readOffset(response.headers.get('upload-offset'), offset + part.length);
}

async function arrived(client: PlatformClient, uploadId: string, signal: AbortSignal | undefined): Promise<number> {
  const params = { path: { uploadId } };
  const { offset } = await client.data(client.api.GET('/uploads/{uploadId}', { params, ...given(signal) }));
  if (!Number.isSafeInteger(offset) || offset < 0) throw refusal('upload-gone', 'no offset');
  return offset;
}

function readOffset(header: string | null, most: number): number {
  return header !== null && /^\d{1,15}$/.test(header) ? Math.min(Number(header), most) : most;
}

const given = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
