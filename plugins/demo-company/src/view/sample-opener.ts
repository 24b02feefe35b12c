import type { documentsRpc, Localized, RpcClient } from '@sealwright/core/api';
import { createStore, fillText, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { DemoKey, demoRpc, SampleFile } from '../common-demo-rpc.ts';
import { TEXTS } from './texts.ts';

export interface SampleOpenerParts {
  readonly workbench: Workbench;
  readonly demo: RpcClient<typeof demoRpc>;
  readonly documents: RpcClient<typeof documentsRpc>;
}

export type SampleStep = 'choosing' | 'companies' | 'contract' | 'opening';

/**
 * Makes what is missing and opens a sample. It is opened as a file without a place on disk, so that each try begins with
 * an unsigned contract and saving asks for a place of the user's own.
 */
export class SampleOpener {
  readonly step: ReadableStore<SampleStep>;
  private readonly store = createStore<SampleStep>(() => 'choosing');
  private readonly parts: SampleOpenerParts;
  private readonly ended = new AbortController();

  constructor(parts: SampleOpenerParts) {
    this.parts = parts;
    this.step = this.store;
  }

  /** Resolves with whether it is open; faults are shown. */
  async open(file: SampleFile): Promise<boolean> {
    const { workbench, demo, documents } = this.parts;
    const { signal } = this.ended;
    try {
      this.store.setState('opening', true);
      const onProgress = (step: 'companies' | 'contract') => this.store.setState(step, true);
      const { contract, keys } = await demo.prepare(file, { signal, onProgress });
      this.store.setState('opening', true);
      const upload = { upload: crypto.randomUUID(), name: file, isLast: true };
      const opened = await documents.upload(upload, contract, { signal });
      if (!opened) return false;
      workbench.documents.show({ id: opened.id, title: opened.name, dirty: false });
      workbench.notify({ severity: 'success', message: whatNext(keys) });
      return true;
    } catch (fault) {
      this.store.setState('choosing', true);
      workbench.showError(fault);
      return false;
    }
  }

  cancel(): void {
    this.ended.abort();
  }
}

function whatNext(keys: readonly DemoKey[]): Localized {
  const pin = (role: DemoKey['role']) => keys.find((key) => key.role === role)?.pin ?? '';
  const pins = { a: pin('甲方'), b: pin('乙方') };
  return { 'zh-CN': fillText(TEXTS.ready['zh-CN'], pins), en: fillText(TEXTS.ready.en, pins) };
}
