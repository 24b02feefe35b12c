/**
 * The signing pipeline and its hooks. Owner: `plugins/signing`. Callers: CLI, document views, workflow plugins.
 *
 * document -> stamp modes plan placements -> pre-flight -> decide hooks -> append-only revision -> one PIN, one digest,
 * one key operation -> revision completed -> written beside the target, synced, renamed into place.
 */
import type { ErrorRecord, SealwrightError } from '../errors.ts';
import { defineDecideHook, defineObserveHook, defineTransformHook } from '../hook.ts';
import type { Localized } from '../localized.ts';
import type { Placement } from '../points/stamp-modes.ts';
import type { Secret } from '../secret.ts';
import { defineService } from '../token.ts';

export interface SigningRequest {
  /** Absolute path of the document; never written to unless it is also `output` (then replaced atomically). */
  readonly input: string;
  readonly output: string;
  /** May `output` replace an existing file? Default false: `signing.output-exists`. */
  readonly overwrite?: boolean;
  /** What the PIN entry calls the document; default: the name of the input's file. */
  readonly name?: string;
  readonly password?: Secret;
  /** A `Key.ref` or what `Keys.find` accepts. */
  readonly key: string;
  /** Id of a signature format; default: the first that supports the key. */
  readonly format?: string;
  /** Options of the format, by its schema. */
  readonly formatOptions?: Readonly<Record<string, unknown>>;
  /** None: an invisible signature. */
  readonly stamps: readonly StampRequest[];
  /** `shared` (default): one signature dictionary for all places; `per-place`: one signature for each. */
  readonly strategy?: 'shared' | 'per-place';
  /** Existing empty signature field to sign. */
  readonly field?: string;
  readonly reason?: string;
  readonly location?: string;
  readonly contact?: string;
  readonly certify?: 1 | 2 | 3;
}

export interface StampRequest {
  readonly mode: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Seal id or name, for modes that need one. */
  readonly seal?: string;
}

/** What signing would do to the document, in plain words, before any PIN is asked for. */
export interface Preflight {
  readonly allowed: boolean;
  /** Why not, where not allowed. */
  readonly refusal?: Localized;
  readonly signatures: readonly {
    readonly fields: readonly string[];
    readonly signer: string;
    readonly effect: 'stays-valid' | 'forbids' | 'already-invalid';
    readonly sentence: Localized;
  }[];
  readonly warnings: readonly Localized[];
}

/** A stamp's placements with the pictures that will be drawn. */
export interface PlannedSigning {
  /** Without the document's password: whoever has a say in a signing needs no secret for it. */
  readonly request: Omit<SigningRequest, 'password'>;
  readonly placements: readonly Placement[];
  readonly preflight: Preflight;
}

export interface SigningProgress {
  readonly step: 'plan' | 'prepare' | 'pin' | 'digest' | 'sign' | 'timestamp' | 'write';
  /** 0..1 within the step, where known. */
  readonly share?: number;
}

/** What a signature put on which pages, by one of the request's stamps. */
export interface SigningMark {
  /** The first of the fields in which it stands. */
  readonly field: string;
  /** Of the stamp; missing where the signature is invisible, or a tap of `signing.willSign` made other places of it. */
  readonly mode?: string;
  /** `source:id` of its seal. */
  readonly seal?: string;
  /** 1-based, ascending, each once. */
  readonly pages: readonly number[];
}

export interface SigningResult {
  /** What its user calls the document: `SigningRequest.name`, else the name of the input's file. */
  readonly name: string;
  readonly output: string;
  readonly size: number;
  readonly fields: readonly string[];
  /** At least one for each signature. */
  readonly marks: readonly SigningMark[];
  readonly signer: string;
  /** Serial number and fingerprint of the signer's certificate; see `CertificateSummary`. */
  readonly certificate: { readonly serial: string; readonly sha256: string };
  readonly format: string;
  readonly placements: number;
  readonly keyOperations: number;
  readonly preflight: Preflight;
}

export interface SigningBatchOptions {
  /** Ends it within a document or between two; what was signed by then stays. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: BatchProgress) => void;
  /** Told what became of a document as soon as that is known, also of those that are left. */
  readonly settled?: (outcome: SigningOutcome, index: number) => void;
  /**
   * Nothing is signed unless everything can be. Drafts are put in their places when the last one is signed, so a fault on
   * the way leaves no output either.
   */
  readonly allOrNone?: boolean;
  /**
   * Passes over every document whose output is that very document with a sound signature of the same key appended, so a
   * batch that broke off is finished by calling it again. Goes by the files alone: nothing is remembered.
   */
  readonly resume?: boolean;
}

export interface BatchProgress {
  /** All documents are checked before the PIN is asked for; those that can be are signed then. */
  readonly phase: 'check' | 'sign';
  /** Which of the requests it is about. */
  readonly index: number;
  /** Documents of this phase that are done, of how many. */
  readonly done: number;
  readonly of: number;
  readonly step: SigningProgress['step'];
}

/** What became of one document of a batch. */
export type SigningOutcome =
  | { readonly state: 'signed'; readonly result: SigningResult }
  /** `resume`: the output holds the signature already. */
  | { readonly state: 'signed-before' }
  /** It cannot be signed, or signing it went wrong; no output was made. */
  | { readonly state: 'failed'; readonly error: SealwrightError }
  /** The batch ended before its turn, or `allOrNone` forbade it; no output was made. */
  | { readonly state: 'left' };

export interface SigningBatchResult {
  /** One for each request, in their order. */
  readonly outcomes: readonly SigningOutcome[];
  /** What ended the batch early: the key left, its PIN was wrong or locked, or the batch was called off. */
  readonly stopped?: SealwrightError;
}

export interface Signing {
  /** Plans without a key: for previews. */
  plan(request: SigningRequest, signal?: AbortSignal): Promise<PlannedSigning>;
  /** Does it all. Rejects with a typed error and leaves no output behind when anything fails or `signal` aborts. */
  submit(
    request: SigningRequest,
    options?: { readonly signal?: AbortSignal; readonly progress?: (progress: SigningProgress) => void },
  ): Promise<SigningResult>;
  /**
   * Signs many documents with one key, in one session: one PIN. All are planned and pre-flighted first and the hooks have
   * their say, then they are signed one by one at the same signing time; each output appears whole or not at all. A
   * document at fault does not stop the others, whatever is wrong with the key does. No more than one is open at a time.
   *
   * Rejects before any work, with a typed error: `signing.batch-empty`, `signing.batch-keys`, `signing.same-output`,
   * `signing.output-is-input`, and what is wrong with the key itself.
   */
  submitAll(requests: readonly SigningRequest[], options?: SigningBatchOptions): Promise<SigningBatchResult>;
}

export const Signing = defineService<Signing>('signing');

/** May this be signed? Called after planning, before the PIN. Fails closed. */
export const SigningDecide = defineDecideHook<PlannedSigning>('signing.decide');
/** Last chance to change the placements before the revision is laid out; other changes are ignored. A fault aborts. */
export const SigningWillSign = defineTransformHook<PlannedSigning>('signing.willSign');
/** A document that was not signed, though somebody wanted it to be. */
export interface FailedSigning {
  /** As `SigningResult.name`. */
  readonly name: string;
  /** What the request calls the key. */
  readonly key: string;
  readonly error: ErrorRecord;
}

/** For each document that a submission has not signed: it was at fault, or the submission ended before its turn. */
export const SigningDidFail = defineObserveHook<FailedSigning>('signing.didFail');

/** After the file stands in its place. */
export const SigningDidSign = defineObserveHook<SigningResult>('signing.didSign');
