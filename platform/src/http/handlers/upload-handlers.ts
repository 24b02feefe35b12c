import type { Readable } from 'node:stream';
import type { Schemas } from '../../api/schemas.ts';
import type { Upload, Uploads } from '../../files/index.ts';
import type { HandingIn } from '../../handing-in/index.ts';
import type { Handlers, Told } from '../call.ts';
import { BASE } from '../operations.ts';

type Ids = 'createUpload' | 'createSignedUpload' | 'getUpload' | 'headUpload' | 'appendUpload' | 'completeUpload';

export const uploadHandlers = (uploads: Uploads, handingIn: HandingIn): Handlers<Ids> => ({
  createUpload: async ({ party, body, key }) => made(await uploads.create(party.code, { key, ...body })),
  createSignedUpload: async ({ party, path, body, key }) =>
    made(await handingIn.beginSigned(party, path.id, body, key)),
  getUpload: async ({ party, path }) => answer(await uploads.get(party.code, path.uploadId), 200),
  headUpload: async ({ party, path }) => {
    const { offset, size } = await uploads.get(party.code, path.uploadId);
    return { status: 204, headers: { 'upload-offset': String(offset), 'upload-length': String(size) } };
  },
  appendUpload: async ({ party, path, request }) => {
    const digest = request.headers['content-digest'];
    const offset = await uploads.append(party.code, path.uploadId, {
      offset: Number(request.headers['upload-offset']),
      body: request.body as Readable,
      ...(typeof digest === 'string' && { contentDigest: digest }),
    });
    return { status: 204, headers: { 'upload-offset': String(offset) } };
  },
  completeUpload: async ({ party, path }) => answer(await uploads.complete(party.code, path.uploadId), 200),
});

const made = (upload: Upload) => answer(upload, 201);

function told({ used: _, baseRevision: __, expiresAt, ...upload }: Upload): Schemas['Upload'] {
  return { ...upload, expiresAt: expiresAt.toISOString() };
}

function answer(upload: Upload, status: number): Told<Schemas['Upload']> {
  const headers = { location: `${BASE}/uploads/${upload.id}`, 'upload-offset': String(upload.offset) };
  return { status, headers, body: told(upload) };
}
