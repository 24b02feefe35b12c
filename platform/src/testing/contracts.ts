import { randomUUID } from 'node:crypto';
import type { Schemas } from '../api/schemas.ts';
import type { Caller } from './caller.ts';

export const DRAFT = { name: '采购合同', bizType: 'contract', recipients: [] };
/** A file that the test judge takes. */
export const PDF = new TextEncoder().encode('%PDF-1.7 a contract');

/** A draft of `from` with a file, for the companies in turn. */
export async function draftFor(from: Caller, codes: readonly string[], more: object = {}): Promise<Schemas['Voucher']> {
  const upload = await from.upload(PDF);
  const recipients = codes.map((code, at) => ({ code, name: `${code}公司`, role: 'signer', order: at + 1 }));
  const { body } = await from.post('/drafts', { body: { ...DRAFT, recipients, uploadId: upload.id, ...more } });
  return body;
}

/** The same, on its way. */
export async function submittedFor(from: Caller, codes: readonly string[], more?: object): Promise<Schemas['Voucher']> {
  const draft = await draftFor(from, codes, more);
  return (await from.post(`/drafts/${draft.id}/submit`, { etag: draft.etag })).body;
}

/** Signed by `by`, whose turn it is and who received it. */
export async function signedBy(by: Caller, voucher: Schemas['Voucher']): Promise<Schemas['Voucher']> {
  const more = { baseRevision: voucher.revision };
  const bytes = new TextEncoder().encode(`${new TextDecoder().decode(PDF)} ${randomUUID()}`);
  const upload = await by.upload(bytes, `/vouchers/${voucher.id}/uploads`, more);
  const body = { uploadId: upload.id, baseFileSha256: voucher.file?.sha256, signatures: [] };
  return (await by.post(`/vouchers/${voucher.id}/sign`, { body, etag: voucher.etag })).body;
}
