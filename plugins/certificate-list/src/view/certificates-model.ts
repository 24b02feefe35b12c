import {
  type CertificateCheck,
  type Disposable,
  type ErrorRecord,
  keepWatching,
  type RpcClient,
} from '@sealwright/core/api';
import { createStore, fillText, type ReadableStore, toErrorRecord, type Workbench } from '@sealwright/ui';
import type {
  CertificateBoard,
  CertificateView,
  certificatesRpc,
  ExportFormat,
  KeyCertificate,
} from '../common-certificates-rpc.ts';
import { keepAwaited } from './keep-awaited.ts';
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
        this.store.setState(({ board, isLooking }) => ({ isLooking, board: keepAwaited(board, next) }), true),
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
      const chosen = await workbench.pickSavePath({
        title: texts.exportTitle,
        suggestion: `${fileName(certificate.subject)}.${format}`,
        filters: [{ name: exportFormats[format], extensions: [format] }],
      });
      if (chosen === undefined) return;
      const path = chosen.toLowerCase().endsWith(`.${format}`) ? chosen : `${chosen}.${format}`;
      // The question whether to replace a file was about the name that was chosen.
      const order = { format, path, overwrite: path === chosen, locale: workbench.locale.getState() };
      await this.calls.export([...chain], order);
      const message = {
        'zh-CN': fillText(texts.exported['zh-CN'], { path }),
        en: fillText(texts.exported.en, { path }),
      };
      workbench.notify({ severity: 'success', message });
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  dispose(): void {
    void this.watching?.dispose();
  }
}

/** A name that every file system takes. */
function fileName(subject: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they stand in names of hostile certificates
  const safe = subject.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  return [...safe].slice(0, 60).join('') || 'certificate';
}
