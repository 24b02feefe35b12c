/** The platform as a source of contracts: `core/src/api/points/workflow-sources.ts` says what each method has to do. */
import {
  type ActionTerms,
  type BizType,
  countedVouchers,
  type Event,
  type HandedFile,
  inboxVouchers,
  listedVouchers,
  type TransferProgress,
  type Voucher,
  type WorkflowParty,
  type WorkflowSource,
} from '@sealwright/core/api';
import { type CallOptions, callPlatform, type PlatformLine, reached } from './platform-call.ts';
import { type EventJson, eventOf, type VoucherJson, voucherOf } from './platform-json.ts';

export interface PlatformSourceOptions extends PlatformLine {
  /** Who is in. */
  readonly party: () => WorkflowParty;
  /** The settings changed. */
  readonly onDidChange: Event<unknown>;
}

/** Bytes of one part of an upload. */
const PART = 256 * 1_024;

export function platformSource(options: PlatformSourceOptions): WorkflowSource {
  const { party, onDidChange } = options;
  // Your platform knows who calls by a token; the sample one believes what it is told.
  const call = (method: string, path: string, more: CallOptions = {}) =>
    callPlatform(options, method, path, { ...more, headers: { ...more.headers, 'X-Party': party().code } });
  const ask = async <T>(method: string, path: string, more?: CallOptions): Promise<T> => {
    const response = await call(method, path, more);
    return reached(options.address(), more?.signal, () => response.json() as Promise<T>);
  };
  const voucher = async (method: string, path: string, more?: CallOptions): Promise<Voucher> =>
    voucherOf(await ask<VoucherJson>(method, path, more));
  // The sample platform gives all that a party may see at once. Yours filters and pages by itself: pass the query on.
  const all = async (signal?: AbortSignal): Promise<readonly Voucher[]> =>
    (await ask<readonly VoucherJson[]>('GET', '/vouchers', { signal })).map(voucherOf);

  /** Sends what the platform does not have yet of a file; an upload is known by the key of its action. */
  const upload = async (
    { bytes }: HandedFile,
    key: string,
    progress?: TransferProgress,
    signal?: AbortSignal,
  ): Promise<void> => {
    const path = `/uploads/${key}`;
    let { offset } = await ask<{ offset: number }>('GET', path, { signal });
    progress?.(offset, bytes.size);
    while (offset < bytes.size) {
      const part = new Uint8Array(await bytes.read(offset, PART));
      const headers = { 'Upload-Offset': String(offset) };
      ({ offset } = await ask<{ offset: number }>('PATCH', path, { bytes: part, headers, signal }));
      progress?.(offset, bytes.size);
    }
  };

  return {
    account: async () => party(),
    onDidChange: (listener) => onDidChange(() => listener()),

    list: async (query, signal) => listedVouchers(await all(signal), party().code, query),
    inbox: async (query, signal) => inboxVouchers(await all(signal), party().code, query),
    counts: async (signal) => countedVouchers(await all(signal), party().code),
    get: (id, signal) => voucher('GET', `/vouchers/${encodeURIComponent(id)}`, { signal }),
    events: async (id, signal) =>
      (await ask<EventJson[]>('GET', `/vouchers/${encodeURIComponent(id)}/events`, { signal })).map(eventOf),
    bizTypes: (signal) => ask<BizType[]>('GET', '/biz-types', { signal }),
    parties: (text, signal) => ask<WorkflowParty[]>('GET', `/parties?text=${encodeURIComponent(text)}`, { signal }),

    act: (id, act, terms, signal) =>
      voucher('POST', `/vouchers/${encodeURIComponent(id)}/acts`, { body: act, headers: headersOf(terms), signal }),
    async sign(id, file, terms, progress, signal) {
      await upload(file, terms.key, progress, signal);
      const { name, sha256, sm3, baseSha256, marks } = file;
      const body = { name, sha256, sm3, baseSha256, marks };
      return voucher('POST', `/vouchers/${encodeURIComponent(id)}/sign`, { body, headers: headersOf(terms), signal });
    },
    async createDraft(content, file, key, progress, signal) {
      await upload(file, key, progress, signal);
      const { name, sha256, sm3 } = file;
      const body = { content, file: { name, sha256, sm3 } };
      return voucher('POST', '/drafts', { body, headers: { 'Idempotency-Key': key }, signal });
    },
    changeDraft: (id, content, terms, signal) =>
      voucher('PUT', `/vouchers/${encodeURIComponent(id)}`, { body: content, headers: headersOf(terms), signal }),

    async *download(id, { sha256 }, offset, signal) {
      const headers = { Range: `bytes=${offset}-` };
      const path = `/vouchers/${encodeURIComponent(id)}/file?sha256=${sha256}`;
      const { body } = await call('GET', path, { headers, signal });
      const reader = body?.getReader();
      if (!reader) return;
      try {
        for (;;) {
          const { done, value } = await reached(options.address(), signal, () => reader.read());
          if (done) return;
          yield value;
        }
      } finally {
        await reader.cancel().catch(() => {});
      }
    },
  };
}

const headersOf = ({ key, etag }: ActionTerms) => ({ 'Idempotency-Key': key, 'If-Match': etag });
