import { randomUUID } from 'node:crypto';
import {
  actedVoucher,
  agedVoucher,
  type BizType,
  changedDraft,
  type DraftContent,
  demandSeenVoucher,
  demandVoucherAction,
  draftedVoucher,
  Emitter,
  type Event,
  isVoucherVisible,
  type KeptFile,
  type KeptVoucher,
  type RecipientRole,
  type SignedFile,
  shownVoucher,
  signedVoucher,
  type Voucher,
  type VoucherAct,
  type VoucherEvent,
  type VoucherStep,
  voucherCourse,
  voucherViewersOf,
  WorkflowConflict,
  WorkflowFileRefused,
  type WorkflowParty,
  WorkflowRefused,
  WorkflowVoucherUnknown,
} from '../../api/index.ts';
import { judgeContinuation } from './judge-continuation.ts';
import { sha256 } from './sha256.ts';

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

/** A contract as the platform has it. */
interface FakeContract {
  readonly voucher: KeptVoucher;
  /** Oldest first. */
  readonly events: readonly VoucherEvent[];
}

interface Answered {
  readonly request: string;
  readonly at: number;
  readonly voucher: Voucher;
}

/**
 * A contract platform in memory, obeying the rules of a real one: turns and states by the voucher table, etags, idempotency
 * keys. Sources for its parties are made by `fakeWorkflowSource`.
 */
export class FakePlatform {
  readonly now: () => Date;
  readonly bizTypes: readonly BizType[];
  /** How often each thing happened, by the type of its event: what is sent twice under one key counts once. */
  readonly carriedOut = new Map<string, number>();
  /** Oldest first. */
  readonly changes: FakeChange[] = [];
  private readonly judge: NonNullable<FakePlatformOptions['judge']>;
  private readonly contracts = new Map<string, FakeContract>();
  /** All files that were ever handed in, by their digest. */
  private readonly contents = new Map<string, Uint8Array>();
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
    const { name, initiator, bytes, bizType = this.bizTypes[0] ?? CONTRACT, startAt, endAt } = plan;
    const recipients = plan.recipients.map(({ code, name: called, role = 'signer', order }, place) => {
      return { code, name: called, role, order: order ?? place + 1 };
    });
    const content = { name, bizType: bizType.code, recipients, ...(startAt && { startAt }), ...(endAt && { endAt }) };
    const at = plan.createdAt ?? this.now();
    const draft = this.newDraft(initiator, content, plan.fileName ?? `${name}.pdf`, bytes, [bizType], at);
    // Sent when it was made: a deadline may have passed since.
    this.happened(actedVoucher(draft, initiator, { kind: 'submit' }, at), draft, initiator);
    return draft.id;
  }

  /** What stands for a party in the list, newest first. */
  visible(party: string): readonly Voucher[] {
    this.expire();
    const seen = [...this.contracts.values()].filter(({ voucher }) => isVoucherVisible(voucher, party));
    return seen.reverse().map(({ voucher }) => shownVoucher(voucher, party));
  }

  find(id: string, party: string): FakeContract {
    this.expire();
    const contract = this.contracts.get(id);
    if (!contract || !isVoucherVisible(contract.voucher, party)) throw WorkflowVoucherUnknown({ voucher: id });
    return contract;
  }

  /** The newest file of a contract. */
  contentOf(id: string, party: string): Uint8Array {
    const file = this.find(id, party).voucher.files.at(-1);
    return this.contents.get(file?.sha256 ?? '') ?? new Uint8Array();
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
    return this.happened(actedVoucher(voucher, party, act, this.now()), voucher, party);
  }

  /** A signed revision, already here in full. */
  sign(party: WorkflowParty, id: string, { baseSha256, name }: SignedFile, bytes: Uint8Array, etag: string): Voucher {
    const voucher = this.asSeen(id, party, etag);
    demandVoucherAction(voucher, party.code, 'sign');
    if (baseSha256 !== voucher.files.at(-1)?.sha256) throw WorkflowConflict({ voucher: id });
    const refusal = this.judge(this.contentOf(id, party.code), bytes, party);
    if (refusal !== undefined) throw WorkflowFileRefused({ code: refusal, reason: refusal });
    return this.happened(signedVoucher(voucher, party, this.kept(name, bytes, party), this.now()), voucher, party);
  }

  draft(party: WorkflowParty, content: DraftContent, fileName: string, bytes: Uint8Array): Voucher {
    const voucher = this.newDraft(party, content, fileName, bytes, this.bizTypes, this.now());
    return this.happened({ voucher, type: 'created' }, voucher, party);
  }

  changeDraft(party: WorkflowParty, id: string, content: DraftContent, etag: string): Voucher {
    const voucher = this.asSeen(id, party, etag);
    return this.happened(changedDraft(voucher, party, content, this.bizTypes), voucher, party);
  }

  private newDraft(
    initiator: WorkflowParty,
    content: DraftContent,
    fileName: string,
    bytes: Uint8Array,
    bizTypes: readonly BizType[],
    at: Date,
  ): KeptVoucher {
    const first = { id: String(++this.lastId), initiator, file: this.kept(fileName, bytes, initiator), at };
    const voucher = draftedVoucher(first, content, bizTypes);
    for (const { code, name } of [initiator, ...voucher.recipients]) this.known.set(code, { code, name });
    return voucher;
  }

  private kept(name: string, bytes: Uint8Array, { code }: WorkflowParty): KeptFile {
    const digest = sha256(bytes);
    this.contents.set(digest, bytes);
    return { id: digest.slice(0, 32), name, size: bytes.length, sha256: digest, by: code };
  }

  /** The voucher, if it is still as its user saw it. */
  private asSeen(id: string, party: WorkflowParty, etag: string): KeptVoucher {
    const { voucher } = this.find(id, party.code);
    demandSeenVoucher(voucher, etag);
    return voucher;
  }

  /** Keeps and tells what a step made of a voucher; gives it as its actor sees it then, or saw it last. */
  private happened({ voucher, type, note }: VoucherStep, before: KeptVoucher, actor?: WorkflowParty): Voucher {
    const { id } = before;
    const who = actor && { actor: { code: actor.code, name: actor.name } };
    const event = { id: randomUUID(), at: this.now(), type, ...who, ...(note !== undefined && { note }) };
    const after = voucher ?? before;
    if (voucher) this.contracts.set(id, { voucher, events: [...(this.contracts.get(id)?.events ?? []), event] });
    else this.contracts.delete(id);
    this.carriedOut.set(type, (this.carriedOut.get(type) ?? 0) + 1);
    const parties = voucherViewersOf(voucherCourse(after));
    this.changes.push({ cursor: this.changes.length + 1, voucher: id, type, parties });
    this.changed.fire();
    return shownVoucher(after, actor?.code ?? '');
  }

  /** Time works on vouchers, too. */
  private expire(): void {
    for (const { voucher } of this.contracts.values()) {
      const aged = agedVoucher(voucher, this.now());
      if (aged !== voucher) this.happened({ voucher: aged, type: 'expired' }, voucher);
    }
  }
}
