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
  ViewCalls,
} from '@sealwright/core/api';
import { verifierFrom } from './certificates/signature-verifier.ts';
import { CertificateChecker } from './check-certificate.ts';
import { verifyCommand } from './cli-verify.ts';
import { verificationRpc } from './common-verification-rpc.ts';
import { openDocumentVerification } from './open-document-verification.ts';
import { AnswerCache } from './revocation/answer-cache.ts';
import { askAddress } from './revocation/ask-address.ts';
import { PathRevocation } from './revocation/path-revocation.ts';
import { trustedCertificates } from './trusted-certificates.ts';
import { DocumentVerifier } from './verify-document.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles },
  optional: { documents: OpenDocuments },
  points: { formats: SignatureFormats, algorithms: SignatureAlgorithms },
  activate({ engine, files, documents, formats, algorithms, settings, storage, own, provide, contribute }) {
    const verify = verifierFrom(algorithms);
    const revocation = new PathRevocation({ verify, ask: askAddress, cache: new AnswerCache() });
    const verification = new DocumentVerifier({ engine, files, formats, verify, revocation });
    own(provide(Verification, verification));
    const anchors = () => trustedCertificates(settings, files);
    own(provide(CertificateChecks, new CertificateChecker({ verify, anchors, revocation })));
    own(contribute(CliCommands, 'verify', verifyCommand(verification, files)));
    const calls = openDocumentVerification({ documents, verification, engine, files, storage, settings });
    own(contribute(ViewCalls, verificationRpc.name, answerCalls(verificationRpc, calls)));
  },
});
