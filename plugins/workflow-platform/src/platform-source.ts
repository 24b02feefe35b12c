import {
  type ActionTerms,
  anyOf,
  type DraftContent,
  type Event,
  type HandedFile,
  type InboxQuery,
  type SignedFile,
  type TransferProgress,
  type Voucher,
  type VoucherAct,
  type VoucherFile,
  WorkflowConflict,
  type WorkflowEntryKey,
  WorkflowFileChanged,
  type WorkflowParty,
  type WorkflowQuery,
  type WorkflowSource,
  WorkflowVoucherUnknown,
} from '@sealwright/core/api';
import type { Schemas } from '@sealwright/platform/api';
import { watchChanges } from './changes/watch-changes.ts';
import { BACKOFF } from './line/backoff.ts';
import { perform } from './perform.ts';
import type { Places } from './places.ts';
import { type ClientOptions, PlatformClient } from './platform-client.ts';
import { entryRefusal } from './problem-errors.ts';
import {
  isLine,
  readBizType,
  readCounts,
  readEvent,
  readList,
  readPage,
  readParty,
  readUpload,
  readVoucher,
} from './read-answers.ts';
import { Session } from './session.ts';
import { downloadFile } from './transfers/download-file.ts';
import { uploadFile } from './transfers/upload-file.ts';

const OPTIONS: ClientOptions = { backoff: BACKOFF, patience: 30_000 };

/** A contract platform as its document (`platform/openapi.yaml`) describes it. */
export class PlatformSource implements Required<WorkflowSource> {
  private readonly places: Places;
  private readonly options: ClientOptions;
  private readonly session = new Session();
  private client: PlatformClient | undefined;

  constructor(places: Places, options: Partial<ClientOptions> = {}) {
    this.places = places;
    this.options = { ...OPTIONS, ...options };
  }

  readonly onDidChange: Event<void> = (listener) => anyOf(this.session.onDidChange, this.places.onDidChange)(listener);

  async account(): Promise<WorkflowParty | undefined> {
    return this.session.at(await this.places.id())?.party;
  }

  async enter(key: WorkflowEntryKey, signal?: AbortSignal): Promise<WorkflowParty> {
    const client = await this.connect(signal);
    const { place, open } = client;
    const chain = key.certificates.slice(0, 10).map(base64);
    const [certificate = ''] = chain;
    const challenge = await this.admitted(
      client,
      open.POST('/sessions/challenge', { body: { certificate }, ...given(signal) }),
    );
    const signature = base64(await key.prove(place.origin, String(challenge.nonce), signal));
    const body = { challengeId: String(challenge.challengeId), signature, certificateChain: chain };
    const session = await this.admitted(client, open.POST('/sessions', { body, ...given(signal) }));
    return this.session.take(place.id, session).party;
  }

  async leave(): Promise<void> {
    // Without a client nobody came in.
    await this.client?.leave();
  }

  async list(query: WorkflowQuery, signal?: AbortSignal) {
    const { text, createdFrom, createdTo, ...rest } = query;
    const params = { query: { ...rest, ...filters(text, createdFrom, createdTo) } };
    const client = await this.connect(signal);
    return readPage(await client.data(client.api.GET('/vouchers', { params, ...given(signal) })), query.pageSize);
  }

  async inbox({ list, text, createdFrom, createdTo, ...rest }: InboxQuery, signal?: AbortSignal) {
    const call = { params: { query: { ...rest, ...filters(text, createdFrom, createdTo) } }, ...given(signal) };
    const client = await this.connect(signal);
    const page = list === 'pending' ? client.api.GET('/inbox', call) : client.api.GET('/inbox/history', call);
    return readPage(await client.data(page), rest.pageSize);
  }

  async counts(signal?: AbortSignal) {
    const client = await this.connect(signal);
    return readCounts(await client.data(client.api.GET('/vouchers/counts', given(signal))));
  }

  async get(id: string, signal?: AbortSignal): Promise<Voucher> {
    const client = await this.connect(signal);
    const call = client.api.GET('/vouchers/{id}', { params: { path: { id: known(id) } }, ...given(signal) });
    return readVoucher(await client.data(call, { voucher: id }));
  }

  async events(id: string, signal?: AbortSignal) {
    const client = await this.connect(signal);
    const call = client.api.GET('/vouchers/{id}/events', { params: { path: { id: known(id) } }, ...given(signal) });
    return readList((await client.data(call, { voucher: id })).items, 100_000, readEvent);
  }

  async bizTypes(signal?: AbortSignal) {
    const client = await this.connect(signal);
    return readList((await client.data(client.api.GET('/biz-types', given(signal)))).items, 10_000, readBizType);
  }

  async parties(text: string, signal?: AbortSignal) {
    const client = await this.connect(signal);
    const call = client.api.GET('/parties', { params: { query: { q: text.slice(0, 200) } }, ...given(signal) });
    return readList((await client.data(call)).items, 50, readParty);
  }

  async act(id: string, act: VoucherAct, terms: ActionTerms, signal?: AbortSignal): Promise<Voucher> {
    const client = await this.connect(signal);
    return readVoucher(
      await client.data(perform(client.api, known(id), act, seen(id, terms), given(signal)), { voucher: id }),
    );
  }

  async *download(id: string, file: VoucherFile, offset: number, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const client = await this.connect(signal);
    // Files of earlier revisions can be had, too; they are not what the voucher's file is now.
    const now = await this.get(id, signal);
    if (now.file?.sha256 !== file.sha256) throw WorkflowFileChanged({});
    yield* downloadFile(client, id, { ...file, id: now.file.id }, offset, signal);
  }

  async sign(
    id: string,
    file: SignedFile,
    terms: ActionTerms,
    progress?: TransferProgress,
    signal?: AbortSignal,
  ): Promise<Voucher> {
    const client = await this.connect(signal);
    const about = { voucher: id };
    const path = { id: known(id) };
    const baseRevision = revisionIn(terms.etag) ?? (await this.get(id, signal)).revision;
    const begin = async (key: string) => {
      const params = { path, header: { 'idempotency-key': key } };
      const body = { ...announced(file), baseRevision };
      const call = client.api.POST('/vouchers/{id}/uploads', { params, body, ...given(signal) });
      return readUpload(await client.data(call, about));
    };
    const uploadId = await uploadFile({ client, key: terms.key, begin, file, progress, signal });
    const params = { path, header: seen(id, terms) };
    const body = { uploadId, baseFileSha256: file.baseSha256, signatures: marksOf(file) };
    const call = client.api.POST('/vouchers/{id}/sign', { params, body, ...given(signal) });
    return readVoucher(await client.data(call, about));
  }

  async createDraft(
    content: DraftContent,
    file: HandedFile,
    key: string,
    progress?: TransferProgress,
    signal?: AbortSignal,
  ): Promise<Voucher> {
    const client = await this.connect(signal);
    const begin = async (step: string) => {
      const params = { header: { 'idempotency-key': step } };
      const call = client.api.POST('/uploads', { params, body: announced(file), ...given(signal) });
      return readUpload(await client.data(call));
    };
    const uploadId = await uploadFile({ client, key, begin, file, progress, signal });
    const params = { header: { 'idempotency-key': key } };
    const call = client.api.POST('/drafts', { params, body: { ...written(content), uploadId }, ...given(signal) });
    return readVoucher(await client.data(call));
  }

  async changeDraft(id: string, content: DraftContent, terms: ActionTerms, signal?: AbortSignal) {
    const client = await this.connect(signal);
    const params = { path: { id: known(id) }, header: seen(id, terms) };
    const call = client.api.PUT('/drafts/{id}', { params, body: written(content), ...given(signal) });
    return readVoucher(await client.data(call, { voucher: id }));
  }

  changes(cursor: string | undefined, signal: AbortSignal) {
    return watchChanges(() => this.connect(signal), cursor, signal);
  }

  /** The platform as it is reached now: a built-in one may have moved. */
  private async connect(signal?: AbortSignal): Promise<PlatformClient> {
    signal?.throwIfAborted();
    const place = await this.places.find(signal);
    if (this.client?.place.baseUrl !== place.baseUrl || this.client.place.id !== place.id) {
      this.client = new PlatformClient(place, this.session, this.options);
    }
    return this.client;
  }

  /** What a log-in answers; a refusal of it is one of the certificate or of the proof. */
  private async admitted<T>(
    client: PlatformClient,
    call: Promise<{ data?: T | undefined; error?: unknown; response: Response }>,
  ): Promise<T> {
    const result = await call;
    const { status } = result.response;
    if (status === 400 || status === 401 || status === 403) throw entryRefusal(status, result.error);
    return client.data(Promise.resolve(result));
  }
}

const given = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Its numbers have 19 digits; what else somebody asks for it does not know. */
function known(id: string): string {
  if (!/^[1-9]\d{18}$/.test(id)) throw WorkflowVoucherUnknown({ voucher: id.slice(0, 100) });
  return id;
}

/** What no platform gave stands for nothing that is there now. */
function seen(id: string, { key, etag }: ActionTerms) {
  if (!isLine(etag, 200)) throw WorkflowConflict({ voucher: id });
  return { 'idempotency-key': key, 'if-match': etag };
}

/** `"<id>-<revision>"` */
function revisionIn(etag: string): number | undefined {
  const digits = /-(\d{1,15})"$/.exec(etag)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function filters(text: string | undefined, from: Date | undefined, to: Date | undefined) {
  return {
    ...(text && { q: text }),
    ...(from && { createdFrom: from.toISOString() }),
    ...(to && { createdTo: to.toISOString() }),
  };
}

function announced({ name, bytes, sha256, sm3 }: HandedFile): Schemas['UploadRequest'] {
  return { name, size: bytes.size, sha256, ...(sm3 !== undefined && { sm3 }) };
}

function marksOf({ marks }: SignedFile): Schemas['SignatureMark'][] {
  return marks.map(({ pages, ...mark }) => ({ ...mark, ...(pages && { pages: [...pages] }) }));
}

function written({ name, bizType, recipients, startAt, endAt }: DraftContent): Schemas['DraftRequest'] {
  return {
    ...{ name, bizType },
    recipients: recipients.map(({ code, name: company, role, order }) => ({ code, name: company, role, order })),
    ...(startAt && { startAt: startAt.toISOString() }),
    ...(endAt && { endAt: endAt.toISOString() }),
  };
}
