import type { Schemas } from '../api/schemas.ts';
import type { Database } from '../database/index.ts';
import { Refusal } from '../domain/index.ts';
import { type Blobs, FileProblem, type Upload, type Uploads } from '../files/index.ts';
import type { Judge, TrustPolicy } from '../judging/index.ts';
import { certificatesOf } from '../sessions/index.ts';
import type { ActTerms, CallKey, HandedFile, Vouchers } from '../vouchers/index.ts';
import { FileRefused } from './file-refused.ts';

export interface HandingInParts {
  readonly database: Database;
  readonly vouchers: Vouchers;
  readonly uploads: Uploads;
  readonly blobs: Blobs;
  readonly judge: Pick<Judge, 'judge'>;
  readonly trust: Pick<TrustPolicy, 'now' | 'claimOf'>;
}

/** `Idempotency-Key`, what was asked, and the `etag` that it was asked upon. */
interface Terms extends CallKey {
  readonly etag: string;
}

interface Document {
  readonly file?: HandedFile;
  readonly within?: NonNullable<ActTerms['within']>;
}

type Party = Schemas['Party'];
type Voucher = Schemas['Voucher'];

/**
 * Files that parties hand in: of drafts, and signed revisions. Judged before any voucher knows them. The same call again
 * is answered before anything is judged: the first one used up the upload.
 */
export class HandingIn {
  readonly #parts: HandingInParts;

  constructor(parts: HandingInParts) {
    this.#parts = parts;
  }

  /** An upload for a voucher whose turn it is for this party. */
  async beginSigned(
    party: Party,
    id: string,
    { baseRevision, name, ...file }: Schemas['SignedUploadRequest'],
    key: string,
  ): Promise<Upload> {
    const { uploads, vouchers } = this.#parts;
    const begun = await uploads.begun(party.code, key);
    const voucher = begun ? undefined : await vouchers.awaitingSignature(party.code, id, baseRevision);
    const named = name ?? begun?.name ?? voucher?.file?.name ?? 'signed.pdf';
    return uploads.create(party.code, { key, ...file, name: named, voucherId: id, baseRevision });
  }

  async sign(
    party: Party,
    id: string,
    { uploadId, baseFileSha256, signatures }: Schemas['SignRequest'],
    terms: Terms,
  ): Promise<Voucher> {
    const { database, vouchers, blobs, judge, trust } = this.#parts;
    const { voucher, replayed } = await vouchers.readyToSign(party.code, id, terms);
    if (replayed) return voucher;
    const base = voucher.file;
    if (!base || base.sha256 !== baseFileSha256) throw new Refusal('file-not-continued');
    const upload = await this.#completed(party, uploadId);
    if (upload.voucherId !== id) throw new Refusal('not-found');
    const certificates = await certificatesOf(database, party.code);
    const company = trust.claimOf(party.code);
    const policy = await trust.now();
    const verdict = await blobs.withFile(upload.sha256, (path) =>
      judge.judge({
        ...{ kind: 'revision', path, base: { size: base.size, sha256: base.sha256 }, certificates, policy },
        ...(company && { company }),
      }),
    );
    if (!verdict.accepted) throw new FileRefused(verdict.code, verdict.reason);
    const signed = { file: fileOf(upload), baseSha256: base.sha256, marks: signatures };
    const within = this.#use(uploadId);
    return (await vouchers.sign(party.code, id, signed, { ...terms, within })).voucher;
  }

  async createDraft(party: Party, body: Schemas['DraftRequest'], terms: Terms): Promise<Voucher> {
    const { vouchers } = this.#parts;
    const before = await vouchers.replayed(party.code, terms);
    if (before) return before;
    const { uploadId, ...content } = body;
    const { file, ...more } = await this.#document(party, uploadId);
    return (await vouchers.createDraft(party.code, content, file, { ...terms, ...more })).voucher;
  }

  async changeDraft(party: Party, id: string, body: Schemas['DraftRequest'], terms: Terms): Promise<Voucher> {
    const { vouchers } = this.#parts;
    const before = await vouchers.replayed(party.code, terms);
    if (before) return before;
    const { uploadId, ...content } = body;
    const { file, ...more } = await this.#document(party, uploadId);
    return (await vouchers.changeDraft(party.code, id, content, file, { ...terms, ...more })).voucher;
  }

  /** The file of a draft: its recipients have to be able to sign it. */
  async #document(party: Party, uploadId: string | undefined): Promise<Document> {
    if (uploadId === undefined) return {};
    const { blobs, judge } = this.#parts;
    const upload = await this.#completed(party, uploadId);
    if (upload.voucherId !== undefined) throw new Refusal('not-found');
    const verdict = await blobs.withFile(upload.sha256, (path) => judge.judge({ kind: 'document', path }));
    if (!verdict.accepted) throw new FileRefused(verdict.code, verdict.reason);
    return { file: fileOf(upload), within: this.#use(uploadId) };
  }

  /** In the transaction that makes it a voucher's: an upload becomes one file. */
  #use(uploadId: string): NonNullable<ActTerms['within']> {
    return async (tx) => {
      await this.#parts.uploads.use(tx, uploadId);
    };
  }

  async #completed(party: Party, uploadId: string): Promise<Upload> {
    const upload = await this.#parts.uploads.get(party.code, uploadId);
    if (!upload.complete) throw new FileProblem('upload-incomplete', { offset: upload.offset });
    return upload;
  }
}

const fileOf = ({ name, size, sha256, sm3 }: Upload) => ({
  ...{ name: name ?? 'document.pdf', size, sha256, mediaType: 'application/pdf' },
  ...(sm3 !== undefined && { sm3 }),
});
