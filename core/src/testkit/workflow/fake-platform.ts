import {
  type BizType,
  type DraftContent,
  Emitter,
  type Event,
  type RecipientRole,
  type SignedFile,
  type Voucher,
  type VoucherAct,
  WorkflowConflict,
  WorkflowFileRefused,
  type WorkflowParty,
  WorkflowRefused,
  WorkflowTransitionInvalid,
  WorkflowVoucherUnknown,
} from '../../api/index.ts';
import { judgeContinuation } from './judge-continuation.ts';
import {
  allowedActions,
  demand,
  etagOf,
  isVisible,
  type KeptVoucher,
  note,
  proceed,
  shownVoucher,
  stateOf,
} from './voucher-rules.ts';

export interface FakePlatformOptions {
  /** The platform's clock. */
  readonly now?: () => Date;
  readonly bizTypes?: readonly BizType[];
  /** Companies that drafts can name; those of vouchers are known by themselves. */
  readonly parties?: readonly WorkflowParty[];
  /**
   * Why a handed-in file is refused, as a code, or nothing. By default it has to begin with the bytes of the file that was
   * handed out and to be longer: no signature is looked for.
   */
  readonly judge?: (base: Uint8Array, bytes: Uint8Array, party: WorkflowParty) => string | undefined;
}

/** A contract that is there when the test begins. */
export interface FakeVoucherPlan {
  readonly name: string;
  readonly initiator: WorkflowParty;
  /** Signers one after another, where nothing else is said. */
  readonly recipients: readonly (WorkflowParty & { readonly role?: RecipientRole; readonly order?: number })[];
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly bizType?: BizType;
  readonly createdAt?: Date;
  readonly startAt?: Date;
  readonly endAt?: Date;
}

/** Something that happened, for those who may see its voucher. */
export interface FakeChange {
  readonly cursor: number;
  readonly voucher: string;
  readonly type: string;
  readonly parties: readonly string[];
}

const CONTRACT: BizType = { code: 'contract', name: '电子合同' };
const KEY_LIFE = 24 * 60 * 60 * 1_000;

const PAST: Readonly<Record<VoucherAct['kind'], string>> = {
  submit: 'submitted',
  receive: 'received',
  restore: 'restored',
  send: 'sent',
  reject: 'rejected',
  withdraw: 'withdrawn',
  remind: 'reminded',
  delete: 'deleted',
};

interface Answered {
  readonly request: string;
  readonly at: number;
  readonly voucher: Voucher;
}

/**
 * A contract platform in memory, obeying the rules of a real one: turns, states, etags, idempotency keys. Sources for its
 * parties are made by `fakeWorkflowSource`.
 */
export class FakePlatform {
  readonly now: () => Date;
  readonly bizTypes: readonly BizType[];
  /** How often each thing happened, by the type of its event: what is sent twice under one key counts once. */
  readonly carriedOut = new Map<string, number>();
  /** Oldest first. */
  readonly changes: FakeChange[] = [];
  private readonly judge: NonNullable<FakePlatformOptions['judge']>;
  private readonly vouchers = new Map<string, KeptVoucher>();
  private readonly known = new Map<string, WorkflowParty>();
  private readonly answers = new Map<string, Answered>();
  private readonly changed = new Emitter<void>();
  private lastId = 1_911_613_691_439_169_536n;

  constructor({ now = () => new Date(), bizTypes = [CONTRACT], parties = [], judge }: FakePlatformOptions = {}) {
    this.now = now;
    this.bizTypes = bizTypes;
    this.judge = judge ?? judgeContinuation;
    for (const party of parties) this.known.set(party.code, party);
  }

  readonly onDidChange: Event<void> = (listener) => this.changed.event(listener);

  /** A contract on its way, as if its initiator had sent it; gives its id. */
  add(plan: FakeVoucherPlan): string {
    const voucher = this.keep(plan.initiator, {
      name: plan.name,
      bizType: (plan.bizType ?? this.bizTypes[0] ?? CONTRACT).code,
      recipients: plan.recipients.map(({ code, name, role = 'signer', order }, place) => ({
        ...{ code, name, role },
        order: order ?? place + 1,
      })),
      ...(plan.startAt && { startAt: plan.startAt }),
      ...(plan.endAt && { endAt: plan.endAt }),
    });
    if (plan.bizType) voucher.bizType = plan.bizType;
    Object.assign(voucher, plan.createdAt && { createdAt: plan.createdAt });
    voucher.fileName = plan.fileName ?? `${plan.name}.pdf`;
    voucher.files = [{ bytes: plan.bytes, by: plan.initiator.code }];
    this.carryOut(voucher, plan.initiator, { kind: 'submit' });
    return voucher.id;
  }

  /** What stands for a party in the list, newest first. */
  visible(party: string): readonly KeptVoucher[] {
    this.expire();
    return [...this.vouchers.values()].reverse().filter((voucher) => isVisible(voucher, party));
  }

  find(id: string, party: string): KeptVoucher {
    this.expire();
    const voucher = this.vouchers.get(id);
    if (!voucher || !isVisible(voucher, party)) throw WorkflowVoucherUnknown({ voucher: id });
    return voucher;
  }

  parties(text: string): readonly WorkflowParty[] {
    return [...this.known.values()].filter(({ code, name }) => `${code} ${name}`.includes(text)).slice(0, 50);
  }

  /** Carries an action out once for each key. */
  once(party: WorkflowParty, key: string, request: string, work: () => Voucher): Voucher {
    const at = this.now().getTime();
    const known = this.answers.get(`${party.code} ${key}`);
    if (known && at - known.at < KEY_LIFE) {
      if (known.request === request) return known.voucher;
      throw WorkflowRefused({ code: 'idempotency-mismatch', reason: 'the key belongs to another action' });
    }
    const voucher = work();
    this.answers.set(`${party.code} ${key}`, { request, at, voucher });
    return voucher;
  }

  act(party: WorkflowParty, id: string, act: VoucherAct, etag: string): Voucher {
    const voucher = this.asSeen(id, party, etag);
    demand(voucher, party.code, act.kind);
    const last = shownVoucher(voucher, party.code);
    this.carryOut(voucher, party, act);
    return act.kind === 'delete' ? last : shownVoucher(voucher, party.code);
  }

  /** A signed revision, already here in full. */
  sign(party: WorkflowParty, id: string, { baseSha256, name }: SignedFile, bytes: Uint8Array, etag: string): Voucher {
    const voucher = this.asSeen(id, party, etag);
    demand(voucher, party.code, 'sign');
    const base = voucher.files.at(-1)?.bytes ?? new Uint8Array();
    if (baseSha256 !== shownVoucher(voucher, party.code).file?.sha256) throw WorkflowConflict({ voucher: id });
    const refusal = this.judge(base, bytes, party);
    if (refusal !== undefined) throw WorkflowFileRefused({ code: refusal, reason: refusal });
    voucher.files.push({ bytes, by: party.code });
    voucher.fileName = name;
    this.turn(voucher, party, 'signed');
    this.happened(voucher, 'signed', party);
    return shownVoucher(voucher, party.code);
  }

  draft(party: WorkflowParty, content: DraftContent, fileName: string, bytes: Uint8Array): Voucher {
    const voucher = this.keep(party, content);
    voucher.fileName = fileName;
    voucher.files = [{ bytes, by: party.code }];
    this.happened(voucher, 'created', party);
    return shownVoucher(voucher, party.code);
  }

  changeDraft(party: WorkflowParty, id: string, content: DraftContent, etag: string): Voucher {
    const voucher = this.asSeen(id, party, etag);
    demand(voucher, party.code, 'change');
    const { recipients, name, bizType, startAt, endAt } = this.fresh(content);
    Object.assign(voucher, { recipients, name, bizType, startAt, endAt });
    this.happened(voucher, 'changed', party);
    return shownVoucher(voucher, party.code);
  }

  private keep(initiator: WorkflowParty, content: DraftContent): KeptVoucher {
    const voucher: KeptVoucher = {
      ...this.fresh(content),
      id: String(++this.lastId),
      initiator: { code: initiator.code, name: initiator.name },
      phase: 'draft',
      createdAt: this.now(),
      revision: 0,
      fileName: '',
      files: [],
      events: [],
    };
    this.vouchers.set(voucher.id, voucher);
    for (const { code, name } of [initiator, ...voucher.recipients]) this.known.set(code, { code, name });
    return voucher;
  }

  private fresh({ name, bizType, recipients, startAt, endAt }: DraftContent) {
    const type = this.bizTypes.find(({ code }) => code === bizType);
    if (!type) throw WorkflowRefused({ code: 'biz-type-unknown', reason: bizType });
    const waiting = recipients.map((recipient) => ({ ...recipient, state: 'waiting' as const }));
    return { name, bizType: type, recipients: [...waiting] as KeptVoucher['recipients'], startAt, endAt };
  }

  /** The voucher, if it is still as its user saw it. */
  private asSeen(id: string, party: WorkflowParty, etag: string): KeptVoucher {
    const voucher = this.find(id, party.code);
    if (etagOf(voucher) !== etag) throw WorkflowConflict({ voucher: id });
    return voucher;
  }

  private carryOut(voucher: KeptVoucher, party: WorkflowParty, act: VoucherAct): void {
    this.work(voucher, party, act);
    const words = 'reason' in act ? act.reason : 'message' in act ? act.message : undefined;
    this.happened(voucher, PAST[act.kind], party, words);
    if (act.kind === 'delete') this.vouchers.delete(voucher.id);
  }

  private work(voucher: KeptVoucher, party: WorkflowParty, act: VoucherAct): void {
    switch (act.kind) {
      case 'submit':
        if (!voucher.recipients.some(({ role }) => role === 'signer')) {
          throw WorkflowRefused({ code: 'recipient-missing', reason: 'nobody is to sign' });
        }
        voucher.phase = 'running';
        for (const recipient of voucher.recipients) if (recipient.role === 'cc') recipient.state = 'informed';
        proceed(voucher);
        break;
      case 'receive':
        this.turn(voucher, party, 'received');
        break;
      case 'restore':
        if (voucher.files.at(-1)?.by !== party.code) {
          const allowed = allowedActions(voucher, party.code);
          throw WorkflowTransitionInvalid({ state: stateOf(voucher), allowedActions: allowed });
        }
        while (voucher.files.length > 1 && voucher.files.at(-1)?.by === party.code) voucher.files.pop();
        this.turn(voucher, party, 'received');
        break;
      case 'send':
        this.turn(voucher, party, 'sent');
        proceed(voucher);
        break;
      case 'reject':
        this.turn(voucher, party, 'rejected');
        voucher.phase = 'rejected';
        voucher.rejectReason = act.reason;
        break;
      case 'withdraw':
        voucher.phase = 'withdrawn';
        break;
      case 'remind':
      case 'delete':
    }
  }

  private turn({ recipients }: KeptVoucher, party: WorkflowParty, state: 'received' | 'signed' | 'sent' | 'rejected') {
    const recipient = recipients.find(({ code }) => code === party.code);
    if (recipient) Object.assign(recipient, { state, actedAt: this.now() });
  }

  private happened(voucher: KeptVoucher, type: string, actor?: WorkflowParty, words?: string): void {
    note(voucher, type, this.now(), actor && { code: actor.code, name: actor.name }, words);
    this.carriedOut.set(type, (this.carriedOut.get(type) ?? 0) + 1);
    const codes = [voucher.initiator, ...voucher.recipients].map(({ code }) => code);
    const parties = codes.filter((code) => isVisible(voucher, code));
    this.changes.push({ cursor: this.changes.length + 1, voucher: voucher.id, type, parties });
    this.changed.fire();
  }

  /** Time works on vouchers, too. */
  private expire(): void {
    const now = this.now();
    for (const voucher of this.vouchers.values()) {
      if (voucher.phase !== 'running' || !voucher.endAt || voucher.endAt > now) continue;
      voucher.phase = 'expired';
      this.happened(voucher, 'expired');
    }
  }
}
