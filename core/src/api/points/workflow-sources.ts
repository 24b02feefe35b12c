/**
 * Point `workflowSources`: where contracts come from and go to (a contract platform, a watched folder). Called by
 * `plugins/workflow-inbox` in the plugin host. Calls may take as long as a network takes; they honour `signal`. Typed
 * errors of `workflow-errors.ts` say what the caller does next; another typed error is shown to the user; any other throw
 * is a fault and leaves the voucher as it was. Files are the caller's: a source reads and hands out bytes.
 */
import { type Static, Type } from 'typebox';
import type { ByteSource } from '../byte-source.ts';
import type { Event } from '../event.ts';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';
import type {
  BizType,
  DraftContent,
  InboxQuery,
  SignatureMark,
  Voucher,
  VoucherAct,
  VoucherEvent,
  VoucherFile,
  VoucherPage,
  WorkflowCounts,
  WorkflowParty,
  WorkflowQuery,
} from './workflow-vouchers.ts';

export const WorkflowSourceData = Type.Object({
  title: Localized,
  /** Whether users prove who they are with a key before they see anything (`enter`). */
  entry: Type.Optional(Type.Union([Type.Literal('key'), Type.Literal('none')])),
});
export type WorkflowSourceData = Static<typeof WorkflowSourceData>;

/** How a user proves who they are: with a key whose PIN was just given. */
export interface WorkflowEntryKey {
  /** DER, the key's own certificate first, then its issuers as far as they are known. */
  readonly certificates: readonly Uint8Array[];
  /**
   * Signs the log-in statement of `crypto/login` for one platform (`audience`: its origin) and its challenge (`nonce`).
   * The statement can never be the digest of a document. `token.*` errors.
   */
  prove(audience: string, nonce: string, signal?: AbortSignal): Promise<Uint8Array>;
}

/** What makes an action happen once, and only upon what its user saw. */
export interface ActionTerms {
  /** A UUID, made once for each action of a user. A source that gets it again answers as it did the first time. */
  readonly key: string;
  /** `Voucher.etag` of what the user saw. */
  readonly etag: string;
}

/** A signed file, or the file of a draft. */
export interface HandedFile {
  readonly name: string;
  readonly bytes: ByteSource;
  /** Lower case hexadecimal. */
  readonly sha256: string;
  readonly sm3?: string;
}

export interface SignedFile extends HandedFile {
  /** SHA-256 of the received file, whose bytes the signed one begins with. */
  readonly baseSha256: string;
  readonly marks: readonly SignatureMark[];
}

export type TransferProgress = (sent: number, size: number) => void;

export interface WorkflowChange {
  /** Handed back to `changes` to go on behind it. */
  readonly cursor: string;
  /** Missing where everything may have changed. */
  readonly voucher?: string;
  /** As in `VoucherEvent.type`; `due` where the deadline comes near of what waits for this party; or `refresh`. */
  readonly type: string;
}

export interface WorkflowSource {
  /**
   * Who is in; nothing where nobody is, or where it ended. A source without entry always answers. No network is used.
   * `workflow.not-configured` where the source leads nowhere yet.
   */
  account(): Promise<WorkflowParty | undefined>;
  /** Only with data `entry: 'key'`. `workflow.entry-refused`, `workflow.unreachable`. */
  enter?(key: WorkflowEntryKey, signal?: AbortSignal): Promise<WorkflowParty>;
  leave?(): Promise<void>;
  /** Who is in, or where the source leads, has changed. */
  readonly onDidChange?: Event<void>;

  list(query: WorkflowQuery, signal?: AbortSignal): Promise<VoucherPage>;
  inbox(query: InboxQuery, signal?: AbortSignal): Promise<VoucherPage>;
  counts(signal?: AbortSignal): Promise<WorkflowCounts>;
  /** `workflow.voucher-unknown`. */
  get(id: string, signal?: AbortSignal): Promise<Voucher>;
  /** Oldest first. */
  events(id: string, signal?: AbortSignal): Promise<readonly VoucherEvent[]>;
  bizTypes(signal?: AbortSignal): Promise<readonly BizType[]>;
  /** Companies that a contract can be sent to, by part of the name or code; at most 50. */
  parties(text: string, signal?: AbortSignal): Promise<readonly WorkflowParty[]>;

  /** `workflow.*` errors; the voucher as it is then. For `delete`, as it was last. */
  act(id: string, act: VoucherAct, terms: ActionTerms, signal?: AbortSignal): Promise<Voucher>;
  /**
   * The bytes of a voucher's file from `offset` on, in parts. The caller checks length and digest. Throws
   * `workflow.file-changed` when it is no longer the voucher's file, `workflow.unreachable` in the middle when the line
   * breaks: the caller goes on where it stopped.
   */
  download(id: string, file: VoucherFile, offset: number, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** Hands in a signed revision. Called again with the same terms, it goes on where the transfer stopped. `workflow.file-refused`. */
  sign(
    id: string,
    file: SignedFile,
    terms: ActionTerms,
    progress?: TransferProgress,
    signal?: AbortSignal,
  ): Promise<Voucher>;
  /** Makes a draft. Called again with the same key, it goes on where the transfer stopped. */
  createDraft(
    content: DraftContent,
    file: HandedFile,
    key: string,
    progress?: TransferProgress,
    signal?: AbortSignal,
  ): Promise<Voucher>;
  changeDraft(id: string, content: DraftContent, terms: ActionTerms, signal?: AbortSignal): Promise<Voucher>;
  /**
   * Reports what changes, from now or from behind `cursor` on, until `signal` aborts; throws `workflow.unreachable` when
   * the line breaks. A source that cannot tell is asked anew from time to time.
   */
  changes?(cursor: string | undefined, signal: AbortSignal): AsyncIterable<WorkflowChange>;
}

export const WorkflowSources = definePoint('workflowSources', WorkflowSourceData).of<WorkflowSource>({ deadline: 0 });
