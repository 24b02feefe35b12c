import type { documentsRpc, Localized, Notice, RpcClient } from '@sealwright/core/api';
import { createStore, fillText, type ReadableStore, type Workbench } from '@sealwright/ui';
import type { DemoKey, demoRpc, SampleFile } from '../common-demo-rpc.ts';
import { PARTIES, TEXTS } from './texts.ts';

type NoticeAction = NonNullable<Notice['actions']>[number];

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
      workbench.notify({ severity: 'success', message: whatNext(keys), actions: keys.map(copyPin) });
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

/** A notice with a button stays until it is answered: the PIN is needed a while later. */
function copyPin({ role, pin }: DemoKey): NoticeAction {
  const title = {
    'zh-CN': fillText(TEXTS.copyPin['zh-CN'], { role }),
    en: fillText(TEXTS.copyPin.en, { role: PARTIES[role] }),
  };
  return { title, command: 'demo.copyPin', argument: pin };
}
