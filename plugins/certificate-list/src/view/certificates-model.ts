import {
  type CertificateCheck,
  type Disposable,
  type ErrorRecord,
  keepAwaitedDevices,
  keepWatching,
  type RpcClient,
} from '@sealwright/core/api';
import {
  askSavePath,
  createStore,
  fillLocalized,
  type ReadableStore,
  toErrorRecord,
  type Workbench,
} from '@sealwright/ui';
import type {
  CertificateBoard,
  CertificateView,
  certificatesRpc,
  ExportFormat,
  KeyCertificate,
} from '../common-certificates-rpc.ts';
import { exportFormats, texts } from './texts.ts';

export interface CertificatesState {
  /** Missing until the host has told. */
  readonly board?: CertificateBoard;
  /** Why it does not tell; what it told before stays. */
  readonly failure?: ErrorRecord;
  /** The devices are being asked, as their user wants it. */
  readonly isLooking: boolean;
}

/** The certificates as the page shows them, and what can be done with them. */
export class CertificatesModel implements Disposable {
  readonly state: ReadableStore<CertificatesState>;
  private readonly store = createStore<CertificatesState>()(() => ({ isLooking: false }));
  private readonly workbench: Workbench;
  private readonly calls: RpcClient<typeof certificatesRpc>;
  private watching: Disposable | undefined;

  constructor(workbench: Workbench, calls: RpcClient<typeof certificatesRpc>) {
    this.workbench = workbench;
    this.calls = calls;
    this.state = this.store;
  }

  /** Follows the devices, anew where it did so already, until the returned function is called. */
  follow(): () => void {
    void this.watching?.dispose();
    this.watching = keepWatching(this.calls.watch, {
      onProgress: (next) =>
        this.store.setState(({ board, isLooking }) => {
          const devices = keepAwaitedDevices(board?.devices ?? [], next);
          return { isLooking, board: { ...next, devices } };
        }, true),
      onFault: (fault) => this.store.setState({ failure: toErrorRecord(fault) }),
    });
    return () => void this.watching?.dispose();
  }

  async refresh(): Promise<void> {
    this.store.setState({ isLooking: true });
    await this.calls.refresh().catch((fault) => this.workbench.showError(fault));
    this.store.setState({ isLooking: false });
  }

  view({ chain }: KeyCertificate, signal: AbortSignal): Promise<CertificateView> {
    return this.calls.view([...chain], { signal });
  }

  askRevocation({ chain }: KeyCertificate, signal: AbortSignal): Promise<CertificateCheck> {
    return this.calls.askRevocation([...chain], { signal });
  }

  /** Asks where to; faults are shown. */
  async export({ chain, certificate }: KeyCertificate, format: ExportFormat): Promise<void> {
    const { workbench } = this;
    try {
      const question = { title: texts.exportTitle, name: certificate.subject, ending: format };
      const target = await askSavePath(workbench, { ...question, kind: exportFormats[format] });
      if (!target) return;
      await this.calls.export([...chain], { ...target, format, locale: workbench.locale.getState() });
      workbench.notify({ severity: 'success', message: fillLocalized(texts.exported, { path: target.path }) });
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  dispose(): void {
    void this.watching?.dispose();
  }
}
