/**
 * A contract platform in memory in place of yours: it answers HTTP requests as a server would, and goes when your platform
 * is there. It shows what a platform has to be able to do for everything in 我的签署 to work.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  actedVoucher,
  agedVoucher,
  type BizType,
  changedDraft,
  type DraftContent,
  demandSeenVoucher,
  demandVoucherAction,
  draftedVoucher,
  type HandedFile,
  isVoucherVisible,
  type KeptFile,
  type KeptVoucher,
  SealwrightError,
  shownVoucher,
  signedVoucher,
  type VoucherAct,
  type VoucherEvent,
  type VoucherStep,
  WorkflowFileChanged,
  WorkflowFileRefused,
  type WorkflowParty,
  WorkflowRefused,
  WorkflowVoucherUnknown,
} from '@sealwright/core/api';

type FileJson = Pick<HandedFile, 'name' | 'sha256' | 'sm3'>;

interface Ask {
  readonly party: WorkflowParty;
  readonly request: Request;
  readonly url: URL;
  /** Parts of the path. */
  readonly path: readonly string[];
  readonly key: string;
  readonly etag: string;
}

export class DemoServer {
  static readonly ADDRESS = 'https://sample.invalid/api';
  readonly bizTypes: readonly BizType[] = [{ code: 'contract', name: '电子合同' }];
  /** Where it is false, nothing gets through. */
  isReachable = true;
  private readonly parties: readonly WorkflowParty[];
  private readonly now: () => Date;
  private readonly vouchers = new Map<string, KeptVoucher>();
  private readonly history = new Map<string, VoucherEvent[]>();
  /** Bytes of files, by SHA-256. */
  private readonly blobs = new Map<string, Uint8Array>();
  private readonly uploads = new Map<string, Uint8Array>();
  /** What was answered to a key, and what had been asked. */
  private readonly answers = new Map<string, { readonly asked: string; readonly answer: unknown }>();
  private lastId = 1_911_613_691_439_169_536n;

  constructor(parties: readonly WorkflowParty[], now: () => Date = () => new Date()) {
    this.parties = parties;
    this.now = now;
  }

  async answer(request: Request): Promise<Response> {
    if (!this.isReachable) throw new TypeError('fetch failed');
    const party = this.parties.find(({ code }) => code === request.headers.get('X-Party'));
    if (!party) return json({ code: 'stranger' }, 401);
    const url = new URL(request.url);
    const { pathname } = new URL(DemoServer.ADDRESS);
    const path = url.pathname
      .slice(pathname.length + 1)
      .split('/')
      .map(decodeURIComponent);
    const header = (name: string) => request.headers.get(name) ?? '';
    try {
      const ask = { party, request, url, path, key: header('Idempotency-Key'), etag: header('If-Match') };
      const answer = await this.route(ask);
      return answer instanceof Response ? answer : json(answer);
    } catch (fault) {
      if (fault instanceof SealwrightError) return refusal(fault);
      throw fault;
    }
  }

  private async route(ask: Ask): Promise<unknown> {
    const { request, url, path, party } = ask;
    const [root, id = '', part] = path;
    switch (`${request.method} ${root}${id && '/*'}${part ? `/${part}` : ''}`) {
      case 'GET biz-types':
        return this.bizTypes;
      case 'GET parties': {
        const text = url.searchParams.get('text') ?? '';
        return this.parties.filter(({ code, name }) => `${code} ${name}`.includes(text)).slice(0, 50);
      }
      case 'GET vouchers':
        return [...this.vouchers.keys()].flatMap((each) => {
          const kept = this.aged(each);
          return isVoucherVisible(kept, party.code) ? [shownVoucher(kept, party.code)] : [];
        });
      case 'GET vouchers/*':
        return shownVoucher(this.find(id, party), party.code);
      case 'GET vouchers/*/events':
        return this.find(id, party) && this.history.get(id);
      case 'GET vouchers/*/file':
        return this.file(ask, this.find(id, party));
      case 'POST vouchers/*/acts':
        return this.change(ask, (kept, body) => actedVoucher(kept, party, body as VoucherAct, this.now()));
      case 'PUT vouchers/*':
        return this.change(ask, (kept, body) => changedDraft(kept, party, body as DraftContent, this.bizTypes));
      case 'POST vouchers/*/sign':
        return this.change(ask, (kept, body) => this.sign(ask, kept, body as FileJson & { baseSha256: string }));
      case 'POST drafts':
        return this.once(ask, (body) => this.draft(ask, body as { content: DraftContent; file: FileJson }));
      case 'GET uploads/*':
        return { offset: this.uploads.get(id)?.length ?? 0 };
      case 'PATCH uploads/*': {
        const here = this.uploads.get(id) ?? new Uint8Array();
        if (Number(request.headers.get('Upload-Offset')) !== here.length) return { offset: here.length };
        this.uploads.set(id, Buffer.concat([here, new Uint8Array(await request.arrayBuffer())]));
        return { offset: this.uploads.get(id)?.length };
      }
    }
    return json({ code: 'no-such-path' }, 404);
  }

  /** Carries out what a key stands for, once. */
  private async once({ party, request, path, key }: Ask, work: (body: unknown) => unknown): Promise<unknown> {
    const text = await request.text();
    const [place, asked] = [`${party.code} ${key}`, `${request.method} ${path.join('/')} ${text}`];
    const known = this.answers.get(place);
    if (known && known.asked !== asked) throw WorkflowRefused({ code: 'idempotency-mismatch', reason: key });
    const answer = known ? known.answer : work(JSON.parse(text));
    this.answers.set(place, { asked, answer });
    return answer;
  }

  private change(ask: Ask, work: (kept: KeptVoucher, body: unknown) => VoucherStep): Promise<unknown> {
    const { party, path, etag } = ask;
    return this.once(ask, (body) => {
      const kept = this.find(path[1] ?? '', party);
      demandSeenVoucher(kept, etag);
      const step = work(kept, body);
      if (step.voucher) this.keep(step.voucher, party, step);
      else this.vouchers.delete(kept.id);
      return shownVoucher(step.voucher ?? kept, party.code);
    });
  }

  private draft({ party, key }: Ask, { content, file }: { content: DraftContent; file: FileJson }) {
    const kept = this.uploaded(key, file, party);
    const id = String(++this.lastId);
    const dates = {
      ...(content.startAt && { startAt: new Date(content.startAt) }),
      ...(content.endAt && { endAt: new Date(content.endAt) }),
    };
    const draft = draftedVoucher(
      { id, initiator: party, file: kept, at: this.now() },
      { ...content, ...dates },
      this.bizTypes,
    );
    this.keep(draft, party, { type: 'created' });
    return shownVoucher(draft, party.code);
  }

  private sign({ party, key }: Ask, kept: KeptVoucher, file: FileJson & { baseSha256: string }): VoucherStep {
    demandVoucherAction(kept, party.code, 'sign');
    const base = this.blobs.get(kept.files.at(-1)?.sha256 ?? '') ?? new Uint8Array();
    const added = this.uploaded(key, file, party);
    const bytes = this.blobs.get(added.sha256) ?? base;
    // Yours verifies the signatures, too.
    const isContinued = Buffer.compare(bytes.subarray(0, base.length), base) === 0 && bytes.length > base.length;
    if (!isContinued || sha256Of(base) !== file.baseSha256) {
      throw WorkflowFileRefused({ code: 'file-not-continued', reason: '文件不是在收到的文件基础上签署的' });
    }
    return signedVoucher(kept, party, added, this.now());
  }

  private uploaded(key: string, { name, sha256, sm3 }: FileJson, { code }: WorkflowParty): KeptFile {
    const bytes = this.uploads.get(key) ?? new Uint8Array();
    if (sha256Of(bytes) !== sha256) {
      this.uploads.delete(key);
      throw WorkflowFileRefused({ code: 'file-damaged', reason: '文件与校验值不符' });
    }
    this.blobs.set(sha256, bytes);
    return { id: sha256.slice(0, 32), name, size: bytes.length, sha256, ...(sm3 !== undefined && { sm3 }), by: code };
  }

  private file({ request, url }: Ask, { files }: KeptVoucher): Response {
    const newest = files.at(-1);
    if (newest?.sha256 !== url.searchParams.get('sha256')) throw WorkflowFileChanged({});
    const offset = Number(/^bytes=(\d+)-$/.exec(request.headers.get('Range') ?? '')?.[1] ?? 0);
    return new Response(this.blobs.get(newest?.sha256 ?? '')?.slice(offset), { status: 206 });
  }

  private find(id: string, party: WorkflowParty): KeptVoucher {
    if (!this.vouchers.has(id)) throw WorkflowVoucherUnknown({ voucher: id });
    const kept = this.aged(id);
    if (!isVoucherVisible(kept, party.code)) throw WorkflowVoucherUnknown({ voucher: id });
    return kept;
  }

  private aged(id: string): KeptVoucher {
    const kept = this.vouchers.get(id)!;
    const aged = agedVoucher(kept, this.now());
    if (aged !== kept) this.keep(aged, undefined, { type: 'expired' });
    return aged;
  }

  private keep(
    kept: KeptVoucher,
    actor: WorkflowParty | undefined,
    { type, note }: Omit<VoucherStep, 'voucher'>,
  ): void {
    this.vouchers.set(kept.id, kept);
    const event = {
      id: randomUUID(),
      at: this.now(),
      type,
      ...(actor && { actor }),
      ...(note !== undefined && { note }),
    };
    this.history.set(kept.id, [...(this.history.get(kept.id) ?? []), event]);
  }
}

const STATUS: Readonly<Record<string, number>> = {
  conflict: 412,
  expired: 410,
  'file-changed': 410,
  'not-recipient': 403,
  'not-signed': 409,
  'transition-invalid': 409,
  'voucher-unknown': 404,
};

function refusal({ code, data }: SealwrightError): Response {
  const kind = code.replace('workflow.', '');
  return json({ ...data, code: kind === 'refused' ? data.code : kind }, STATUS[kind] ?? 422);
}

function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
