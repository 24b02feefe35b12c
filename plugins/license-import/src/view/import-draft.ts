import { type ErrorRecord, type RpcClient, SealwrightError } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord, type Workbench } from '@sealwright/ui';
import type { LicenceOffer, licenceRpc } from '../common-licence-rpc.ts';
import { texts } from './texts.ts';

export interface ImportState {
  /** The licence that was chosen and is good. */
  readonly offer?: LicenceOffer | undefined;
  /** Why what was chosen cannot be imported. */
  readonly fault?: ErrorRecord | undefined;
  readonly hasSample: boolean;
  /** What is being done now. */
  readonly work?: 'reading' | 'storing' | undefined;
}

/** An import on its way: a file is chosen, judged, looked at and taken over. Nothing is changed before `accept`. */
export class ImportDraft {
  readonly state: ReadableStore<ImportState>;
  private readonly store = createStore<ImportState>(() => ({ hasSample: false }));
  private readonly workbench: Pick<Workbench, 'pickFiles' | 'ask'>;
  private readonly calls: RpcClient<typeof licenceRpc>;

  constructor(workbench: Pick<Workbench, 'pickFiles' | 'ask'>, calls: RpcClient<typeof licenceRpc>) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.store;
  }

  /** Finds out whether a sample licence is there; follows it until the returned function is called. */
  followSample(): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    const onProgress = ({ hasSample }: { readonly hasSample: boolean }) => this.store.setState({ hasSample });
    // Without an answer there is nothing to offer; choosing a file says what is wrong.
    this.calls.watch({ signal, onProgress }).catch(() => {});
    return () => ending.abort();
  }

  /** Asks for a file; cancelled, all stays as it is. */
  async choose(): Promise<void> {
    if (this.store.getState().work) return;
    const [path] = await this.workbench.pickFiles({
      title: texts.chooseFile,
      filters: [{ name: texts.iniFiles, extensions: ['ini'] }],
    });
    if (path !== undefined) await this.judge(() => this.calls.read(path));
  }

  chooseSample(): Promise<void> {
    return this.judge(() => this.calls.readSample());
  }

  /** Resolves with whether it is imported; what keeps it from being so is in the state. */
  async accept(): Promise<boolean> {
    const { offer, work } = this.store.getState();
    if (!offer || work) return false;
    if (offer.relation === 'older' && !(await this.mayReplace())) return false;
    return this.doing('storing', async () => {
      await this.calls.install(offer.file, { confirmed: offer.relation === 'older' });
    });
  }

  private async mayReplace(): Promise<boolean> {
    const answer = await this.workbench.ask({
      title: texts.olderTitle,
      message: texts.olderMessage,
      severity: 'warning',
      buttons: [
        { id: 'keep', title: texts.keepInstalled },
        { id: 'replace', title: texts.replaceByOlder, kind: 'danger' },
      ],
    });
    return answer === 'replace';
  }

  private async judge(read: () => Promise<LicenceOffer>): Promise<void> {
    if (this.store.getState().work) return;
    this.store.setState({ offer: undefined, fault: undefined });
    await this.doing('reading', async () => this.store.setState({ offer: await read() }));
  }

  private async doing(work: 'reading' | 'storing', run: () => Promise<void>): Promise<boolean> {
    this.store.setState({ work, fault: undefined });
    try {
      await run();
      return true;
    } catch (fault) {
      // What is not typed is for the log, too: whoever called has to hear of it.
      this.store.setState({ fault: toErrorRecord(fault) });
      if (!(fault instanceof SealwrightError)) throw fault;
      return false;
    } finally {
      this.store.setState({ work: undefined });
    }
  }
}
