import type { CertificateDetails, documentsRpc, Localized, ReportEnding, RpcClient } from '@sealwright/core/api';
import { askSavePath, fillLocalized, fillText, type Workbench } from '@sealwright/ui';
import type { verificationRpc } from '../common-verification-rpc.ts';
import { reportKinds, texts } from './texts.ts';

/** `cer`: one certificate as DER; `pem`: it and those above it, as text. */
export type CertificateEnding = 'cer' | 'pem';

const CERTIFICATE_KINDS: Readonly<Record<CertificateEnding, Localized>> = {
  cer: texts.certificateFile,
  pem: texts.chainFile,
};

type Calls = Pick<RpcClient<typeof verificationRpc>, 'certificate' | 'exportCertificates' | 'saveReport'>;

export interface DocumentActionsParts {
  readonly workbench: Workbench;
  readonly verification: Calls;
  readonly documents: Pick<RpcClient<typeof documentsRpc>, 'openVersion'>;
}

/** What can be done with the signatures of an open document. Faults are shown; nothing rejects but `certificate`. */
export class DocumentActions {
  private readonly parts: DocumentActionsParts;

  constructor(parts: DocumentActionsParts) {
    this.parts = parts;
  }

  /** Opens the document as it was when its file had `size` bytes; `number`: of the signature that ends there, from 1 on. */
  openVersion(documentId: string, size: number, number: number): Promise<void> {
    return this.shown(async ({ workbench, documents }) => {
      const base = this.nameOf(documentId).replace(/\.pdf$/i, '');
      const name = fillText(texts.versionName[workbench.locale.getState()], { base, number });
      const version = await documents.openVersion(documentId, { size, name });
      workbench.documents.show({ id: version.id, title: version.name, tooltip: version.name, dirty: false });
    });
  }

  /** Shows what was changed since the file had `size` bytes. */
  compare(documentId: string, size: number): void {
    void this.parts.workbench.runCommand('version-compare.open', { documentId, size }).catch(() => {});
  }

  /** `revocation`: issuers are asked again, as for what the panel shows. */
  saveReport(documentId: string, ending: ReportEnding, revocation: boolean): Promise<void> {
    return this.shown(async ({ workbench, verification }) => {
      const locale = workbench.locale.getState();
      const base = this.nameOf(documentId).replace(/\.pdf$/i, '');
      const name = fillText(texts.reportName[locale], { base });
      const target = await askSavePath(workbench, {
        title: texts.saveReport,
        name,
        ending,
        kind: reportKinds[ending],
      });
      if (!target) return;
      await verification.saveReport(documentId, target, { revocation, locale });
      workbench.notify({ severity: 'success', message: fillLocalized(texts.reportSaved, { path: target.path }) });
    });
  }

  /** Rejects as `CertificateChecks.details` does. */
  certificate(der: Uint8Array, signal: AbortSignal): Promise<CertificateDetails> {
    return this.parts.verification.certificate(der, { signal });
  }

  /** `chain`: DER, the certificate itself first. */
  exportCertificate(chain: readonly Uint8Array[], name: string, ending: CertificateEnding): Promise<void> {
    return this.shown(async ({ workbench, verification }) => {
      const question = { title: texts.exportCertificate, name, ending, kind: CERTIFICATE_KINDS[ending] };
      const target = await askSavePath(workbench, question);
      if (!target) return;
      await verification.exportCertificates([...chain], target);
      workbench.notify({ severity: 'success', message: fillLocalized(texts.certificateSaved, { path: target.path }) });
    });
  }

  private nameOf(documentId: string): string {
    const { tabs } = this.parts.workbench.documents.state.getState();
    return tabs.find(({ id }) => id === documentId)?.title ?? '';
  }

  private async shown(work: (parts: DocumentActionsParts) => Promise<void>): Promise<void> {
    try {
      await work(this.parts);
    } catch (fault) {
      this.parts.workbench.showError(fault);
    }
  }
}
