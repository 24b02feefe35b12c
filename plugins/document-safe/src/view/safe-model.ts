import type { Localized, RpcClient } from '@sealwright/core/api';
import { createStore, fillLocalized, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { AbleKey, SafeDocument, SafeReport, SafeState, safeRpc } from '../common-safe-rpc.ts';
import { passphraseBytes } from './passphrase-bytes.ts';
import { sendFile } from './send-file.ts';
import { TEXTS } from './texts.ts';

export interface SafeWork {
  readonly title: Localized;
  /** 0..1, where it is known. */
  readonly share?: number;
  readonly cancel: () => void;
}

export interface SafeModelState {
  /** `undefined` until the host has told. */
  readonly safe: SafeState | undefined;
  readonly fault: unknown;
  /** What is being done; one at a time. */
  readonly work: SafeWork | undefined;
  /** Of the last check. */
  readonly report: SafeReport | undefined;
  /** An open document that goes in as soon as the safe is open. */
  readonly waiting: { readonly id: string; readonly name: string } | undefined;
}

const PDF_FILES = { name: TEXTS.pdfFiles, extensions: ['pdf'] };

/** The safe as the window shows it, and what can be done with it. */
export class SafeModel {
  readonly state: ReadableStore<SafeModelState>;
  private readonly store = createStore<SafeModelState>(() => ({
    ...{ safe: undefined, fault: undefined, work: undefined, report: undefined, waiting: undefined },
  }));
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof safeRpc>;

  constructor(workbench: Workbench, calls: RpcClient<typeof safeRpc>) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.store;
  }

  follow(safe: SafeState): void {
    this.store.setState({ safe, fault: undefined });
    this.workbench.context.set('safe.open', safe.stage === 'open');
    if (safe.stage !== 'open') this.store.setState({ report: undefined });
    else void this.putWaiting();
  }

  fail(fault: unknown): void {
    this.store.setState({ fault });
  }

  /** Rejects with what is to be shown beside the field. */
  create(passphrase: string): Promise<void> {
    return withPassphrases([passphrase], ([bytes]) => this.calls.create(bytes!));
  }

  /** Rejects as `create` does. */
  unlock(passphrase: string): Promise<void> {
    return withPassphrases([passphrase], ([bytes]) => this.calls.unlock(bytes!));
  }

  /** Rejects as `create` does. */
  async changePassphrase(old: string, next: string): Promise<void> {
    await withPassphrases([old, next], ([one, other]) => this.calls.changePassphrase(one!, other!));
    this.workbench.notify({ severity: 'success', message: TEXTS.passphraseChanged });
  }

  /** Rejects as `create` does. */
  unlockWithKey(): Promise<void> {
    return this.calls.unlockWithKey();
  }

  ableKeys(): Promise<readonly AbleKey[]> {
    return this.calls.ableKeys();
  }

  /** Rejects as `create` does. */
  async addKey(passphrase: string, ref: string): Promise<void> {
    await withPassphrases([passphrase], ([bytes]) => this.calls.addKey(bytes!, ref));
    this.workbench.notify({ severity: 'success', message: TEXTS.keyAdded });
  }

  async removeKey(id: string): Promise<void> {
    await this.run(TEXTS.removingKey, () => this.calls.removeKey(id));
  }

  async lock(): Promise<void> {
    await this.calls.lock().catch((fault) => this.workbench.showError(fault));
  }

  /** What was going to be put in stays outside. */
  forgetWaiting(): void {
    this.store.setState({ waiting: undefined });
  }

  async putActiveDocument(): Promise<void> {
    const { tabs, active } = this.workbench.documents.state.getState();
    const tab = tabs.find(({ id }) => id === active);
    if (!tab) return;
    this.store.setState({ waiting: { id: tab.id, name: tab.title } });
    if (this.store.getState().safe?.stage === 'open') await this.putWaiting();
    else this.workbench.showPage('safe');
  }

  async chooseFiles(): Promise<void> {
    const paths = await this.workbench.pickFiles({ title: TEXTS.chooseFiles, many: true, filters: [PDF_FILES] });
    for (const path of paths) await this.put(nameOf(path), (signal) => this.calls.addFile(path, { signal }));
  }

  /** Files that were dropped: by their path where there is one, else sent. */
  async putFiles(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const path = this.workbench.pathOf(file);
      await this.put(file.name, (signal, progress) =>
        path === undefined ? sendFile(this.calls, file, signal, progress) : this.calls.addFile(path, { signal }),
      );
    }
  }

  async open({ id, name }: SafeDocument): Promise<void> {
    await this.run(fillLocalized(TEXTS.opening, { name }), async (signal) => {
      const document = await this.calls.open(id, { signal });
      this.workbench.documents.show({ id: document.id, title: document.name, dirty: document.unsaved });
    });
  }

  async export({ id, name }: SafeDocument): Promise<void> {
    const ending = /\.([^.]+)$/.exec(name)?.[1];
    const filters = ending === undefined ? [] : [{ name: { 'zh-CN': ending, en: ending }, extensions: [ending] }];
    const path = await this.workbench.pickSavePath({ title: TEXTS.exportTitle, suggestion: name, filters });
    if (path === undefined) return;
    await this.run(fillLocalized(TEXTS.exporting, { name }), async (signal) => {
      await this.calls.export(id, path, { overwrite: true }, { signal });
      this.workbench.notify({ severity: 'success', message: fillLocalized(TEXTS.exported, { name, path }) });
    });
  }

  /** Asks first. */
  async remove({ id, name }: SafeDocument): Promise<void> {
    const answer = await this.workbench.ask({
      title: fillLocalized(TEXTS.removeTitle, { name }),
      message: TEXTS.removeMessage,
      severity: 'warning',
      buttons: [
        { id: 'remove', title: TEXTS.removeYes, kind: 'danger' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer !== 'remove') return;
    await this.run(fillLocalized(TEXTS.removing, { name }), () => this.calls.remove(id));
  }

  async check(): Promise<void> {
    this.store.setState({ report: undefined });
    await this.run(TEXTS.checking, async (signal, progress) => {
      const onProgress = ({ share }: { share: number }) => progress(share);
      const report = await this.calls.check({ signal, onProgress });
      this.store.setState({ report });
    });
  }

  forgetReport(): void {
    this.store.setState({ report: undefined });
  }

  /** Lists a document again that the check has found. */
  async takeBack(id: string): Promise<void> {
    await this.run(TEXTS.takingBack, () => this.calls.takeBack(id));
    await this.check();
  }

  /** The state of the folder is the one that its user wants. */
  async acceptOlder(): Promise<void> {
    await this.run(TEXTS.accepting, () => this.calls.acceptOlder());
    this.forgetReport();
  }

  revealFolder(): void {
    const folder = this.store.getState().safe?.folder;
    if (folder !== undefined) this.workbench.revealFile(folder);
  }

  private async putWaiting(): Promise<void> {
    const { waiting } = this.store.getState();
    if (!waiting) return;
    this.store.setState({ waiting: undefined });
    await this.put(waiting.name, (signal) => this.calls.addOpenDocument(waiting.id, { signal }));
  }

  private async put(
    name: string,
    add: (signal: AbortSignal, progress: (share: number) => void) => Promise<SafeDocument>,
  ): Promise<void> {
    await this.run(fillLocalized(TEXTS.putting, { name }), async (signal, progress) => {
      await add(signal, progress);
      this.workbench.notify({ severity: 'success', message: fillLocalized(TEXTS.put, { name }) });
    });
  }

  /** Shows what is being done, and its fault. */
  private async run(
    title: Localized,
    work: (signal: AbortSignal, progress: (share: number) => void) => Promise<unknown>,
  ): Promise<void> {
    const ending = new AbortController();
    const mine: SafeWork = { title, cancel: () => ending.abort() };
    this.store.setState({ work: mine });
    try {
      await work(ending.signal, (share) => this.store.setState({ work: { ...mine, share } }));
    } catch (fault) {
      if (!ending.signal.aborted) this.workbench.showError(fault);
    } finally {
      this.store.setState({ work: undefined });
    }
  }
}

/** Lends the passphrases as bytes, and overwrites those however the work ends. */
async function withPassphrases<R>(
  passphrases: readonly string[],
  work: (bytes: readonly Uint8Array[]) => Promise<R>,
): Promise<R> {
  const bytes = passphrases.map(passphraseBytes);
  try {
    return await work(bytes);
  } finally {
    for (const each of bytes) each.fill(0);
  }
}

function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}
