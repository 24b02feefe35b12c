import {
  type CertificateChecks,
  type DocumentFiles,
  DocumentNotOpen,
  groupChanges,
  type HookCaller,
  type OpenDocuments,
  type PdfEngine,
  type PluginSettings,
  type PluginStorage,
  type RpcImplementation,
  type SignatureReport,
  type Verification,
  type VerifiedDocument,
} from '@sealwright/core/api';
import { TRUSTED_CERTIFICATES } from './common-trust-setting.ts';
import type { SignatureView, verificationRpc } from './common-verification-rpc.ts';
import { exportCertificates } from './export-certificates.ts';
import { placesOfNamed } from './field-places.ts';
import { coverageSentence } from './messages/coverage-sentence.ts';
import type { ReportMaker } from './report-maker.ts';
import { trustedCertificates } from './trusted-certificates.ts';
import { keepRoot } from './trusted-root-files.ts';
import type { DocumentVerifier } from './verify-document.ts';

export interface OpenDocumentParts {
  /** Missing where nothing opens documents in windows. */
  readonly documents: OpenDocuments | undefined;
  readonly verification: Verification & Pick<DocumentVerifier, 'findRoot'>;
  readonly checks: Pick<CertificateChecks, 'details'>;
  readonly reports: Pick<ReportMaker, 'make'>;
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly storage: Pick<PluginStorage, 'folder'>;
  readonly settings: Pick<PluginSettings, 'get' | 'onDidChange'>;
  readonly didVerify: HookCaller<'observe', VerifiedDocument>;
}

/** The answers to the plugin's views: the verifier applied to the documents that are open in windows. */
export function openDocumentVerification(parts: OpenDocumentParts): RpcImplementation<typeof verificationRpc> {
  const { documents, verification, engine, files, storage, settings, didVerify } = parts;

  function openDocument(id: string) {
    if (!documents) throw DocumentNotOpen({ id });
    const password = documents.password(id);
    return { ...documents.get(id), withPassword: password ? { password } : {} };
  }

  return {
    async verify(id, { revocation }, { signal }) {
      const { name, source, revision, withPassword } = openDocument(id);
      const { anchors, problem } = await trustedCertificates(settings, files);
      const report = await verification.verify({ input: source, anchors, revocation, signal, ...withPassword });
      const integrities = report.signatures.map(({ integrity }) => integrity);
      // Nobody waits for those who are told, and what they throw was contained.
      void didVerify.call({ document: id, name, integrities }).catch(() => {});
      return {
        revision,
        sentence: report.sentence,
        signatures: report.signatures.map(viewOf),
        emptyFields: report.emptyFields,
        ...(problem && { trustProblem: problem }),
      };
    },
    async places(id, names, { signal }) {
      const { source, withPassword } = openDocument(id);
      const file = await files.open(source);
      try {
        return await placesOfNamed(await engine.open(file, { signal, ...withPassword }), names);
      } finally {
        await file.close();
      }
    },
    async watchTrust({ signal, progress }) {
      const listening = settings.onDidChange(({ key }) => key === TRUSTED_CERTIFICATES && progress(null));
      await ended(signal);
      await listening.dispose();
    },
    certificate: (der) => parts.checks.details(der),

    exportCertificates: (certificates, target, { signal }) => exportCertificates(files, certificates, target, signal),

    async saveReport(id, target, { revocation, locale }, { signal }) {
      const { name, source, withPassword } = openDocument(id);
      const { anchors, problem } = await trustedCertificates(settings, files);
      const request = { input: source, anchors, revocation, signal, ...withPassword };
      const trustProblem = problem && { trustProblem: problem.sentence };
      await parts.reports.make({ request, name, target, locale, ...trustProblem });
    },

    async keepRoot(id, sha256, { signal }) {
      const { source, withPassword } = openDocument(id);
      return keepRoot(storage, files, await verification.findRoot({ input: source, signal, ...withPassword }, sha256));
    },
  };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function viewOf({ laterChanges, ...report }: SignatureReport): SignatureView {
  return {
    ...report,
    coverageSentence: coverageSentence(report.coverage, laterChanges),
    laterChanges: groupChanges(laterChanges),
  };
}
