import {
  answerCalls,
  CertificateChecks,
  CliCommands,
  DocumentFiles,
  definePlugin,
  OpenDocuments,
  PdfEngine,
  SignatureAlgorithms,
  SignatureFormats,
  Verification,
  VerificationDidVerify,
  VerificationReports,
  ViewCalls,
} from '@sealwright/core/api';
import { verifierFrom } from './certificates/signature-verifier.ts';
import { CertificateChecker } from './check-certificate.ts';
import { verifyCommand } from './cli-verify.ts';
import { verificationRpc } from './common-verification-rpc.ts';
import { openDocumentVerification } from './open-document-verification.ts';
import { ReportMaker } from './report-maker.ts';
import { AnswerCache } from './revocation/answer-cache.ts';
import { askAddress } from './revocation/ask-address.ts';
import { PathRevocation } from './revocation/path-revocation.ts';
import { trustedCertificates } from './trusted-certificates.ts';
import { DocumentVerifier } from './verify-document.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles },
  optional: { documents: OpenDocuments, reports: VerificationReports },
  points: { formats: SignatureFormats, algorithms: SignatureAlgorithms },
  hooks: { didVerify: VerificationDidVerify },
  activate({ engine, files, documents, reports, formats, algorithms, plugin, settings, storage, ...context }) {
    const { own, provide, contribute, didVerify } = context;
    const verify = verifierFrom(algorithms);
    const revocation = new PathRevocation({ verify, ask: askAddress, cache: new AnswerCache() });
    const verification = new DocumentVerifier({ engine, files, formats, verify, revocation });
    own(provide(Verification, verification));
    const anchors = () => trustedCertificates(settings, files);
    const checks = new CertificateChecker({ verify, anchors, revocation });
    own(provide(CertificateChecks, checks));
    const maker = new ReportMaker({ verification, checks, reports, version: plugin.version });
    own(contribute(CliCommands, 'verify', verifyCommand({ verification, files, reports: maker })));
    const parts = { documents, verification, checks, reports: maker, engine, files, storage, settings, didVerify };
    const calls = openDocumentVerification(parts);
    own(contribute(ViewCalls, verificationRpc.name, answerCalls(verificationRpc, calls)));
  },
});
