import { type Disposable, Emitter, type Secret, toDisposable } from '@sealwright/core/api';
import type { SafeKey, SafeState } from './common-safe-rpc.ts';
import { checkPassphrase, createSafe } from './create-safe.ts';
import { SafeLocked } from './errors.ts';
import { keySlots, unwrapMaster } from './key-file.ts';
import { OpenSafe, type OpenSafeParts, type UnwrapMaster } from './open-safe.ts';
import type { UserKeys } from './user-keys.ts';

const MINUTE = 60_000;

/**
 * The safe of the windows: open or locked. It locks when its user says so, when nothing was done with it for a while, when
 * the last window is gone, and with the plugin; it does not open for a window that went away while it was being opened.
 */
export class DocumentSafe implements Disposable {
  private readonly parts: OpenSafeParts;
  private readonly keys: UserKeys;
  private readonly lockAfter: () => number;
  private readonly changed = new Emitter<void>();
  private safe: OpenSafe | undefined;
  private windows = 0;
  private uses = 0;
  private idle: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  /** `lockAfter`: in minutes. */
  constructor(parts: OpenSafeParts, keys: UserKeys, lockAfter: () => number) {
    this.parts = parts;
    this.keys = keys;
    this.lockAfter = lockAfter;
  }

  async state(): Promise<SafeState> {
    const { safe } = this;
    const { folder } = this.parts;
    const none = { folder: folder.path, keys: await this.knownKeys(), documents: [], isOlder: false };
    if (!safe) return { ...none, stage: (await folder.exists()) ? 'locked' : 'none' };
    const entries = await safe.list();
    const documents = entries.map(({ id, name, size, added }) => ({ id, name, size, added })).reverse();
    return { ...none, stage: 'open', documents, isOlder: await safe.isOlder() };
  }

  /** `signal`: of the window that asks. `safe.exists`, `safe.passphrase-short` */
  async create(passphrase: Secret, signal: AbortSignal): Promise<void> {
    this.enter(await createSafe(this.parts, passphrase), signal);
  }

  /** `signal`: as above. Rejects as `OpenSafe.unlock` does. */
  async unlock(passphrase: Secret, signal: AbortSignal): Promise<void> {
    await this.unlockBy((file) => unwrapMaster(file, passphrase), signal);
  }

  /** Rejects as `OpenSafe.unlock` and `UserKeys.unlock` do. */
  async unlockWithKey(signal: AbortSignal): Promise<void> {
    await this.unlockBy((file) => this.keys.unlock(file, '', signal), signal);
  }

  lock(): void {
    clearTimeout(this.idle);
    if (!this.safe) return;
    this.safe.close();
    this.safe = undefined;
    this.changed.fire();
  }

  async changePassphrase(old: Secret, next: Secret): Promise<void> {
    checkPassphrase(next);
    await this.use((safe) => safe.changePassphrase(old, next));
  }

  /** Lets a plugged key open it, by its ref. `safe.passphrase-wrong`; rejects as `UserKeys.slotFor` does. */
  async addKey(passphrase: Secret, ref: string, signal: AbortSignal): Promise<void> {
    await this.change((safe) => safe.addKey(passphrase, (master, id) => this.keys.slotFor(ref, master, id, signal)));
  }

  /** Runs `work` on the open safe, which does not lock by itself meanwhile. `safe.locked` */
  async use<R>(work: (safe: OpenSafe) => Promise<R>): Promise<R> {
    if (!this.safe) throw SafeLocked({});
    clearTimeout(this.idle);
    this.uses++;
    try {
      return await work(this.safe);
    } finally {
      this.uses--;
      this.rest();
    }
  }

  /** Like `use`, for what the windows have to hear of. */
  async change<R>(work: (safe: OpenSafe) => Promise<R>): Promise<R> {
    const result = await this.use(work);
    this.changed.fire();
    return result;
  }

  /** A window is there, until it is disposed. */
  attend(): Disposable {
    this.windows++;
    let isThere = true;
    return toDisposable(() => {
      if (!isThere) return;
      isThere = false;
      if (--this.windows === 0) this.lock();
    });
  }

  dispose(): void {
    this.lock();
  }

  private async unlockBy(unwrap: UnwrapMaster, signal: AbortSignal): Promise<void> {
    this.enter(await OpenSafe.unlock(this.parts, unwrap), signal);
  }

  /** None where there is no safe, or its key file is damaged, as whoever unlocks it learns. */
  private async knownKeys(): Promise<SafeKey[]> {
    const slots = await this.parts.folder.keyFile().then(keySlots, () => []);
    return slots.map(({ key, holder }) => ({ id: key, holder }));
  }

  private enter(safe: OpenSafe, signal: AbortSignal): void {
    if (signal.aborted || this.windows === 0) {
      safe.close();
      throw SafeLocked({});
    }
    this.safe?.close();
    this.safe = safe;
    this.rest();
    this.changed.fire();
  }

  private rest(): void {
    clearTimeout(this.idle);
    if (this.safe && this.uses === 0) this.idle = setTimeout(() => this.lock(), this.lockAfter() * MINUTE).unref();
  }
}
