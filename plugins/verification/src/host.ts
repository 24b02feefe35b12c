import {
  CliCommands,
  DocumentFiles,
  definePlugin,
  PdfEngine,
  SignatureAlgorithms,
  SignatureFormats,
  Verification,
} from '@sealwright/core/api';
import { verifierFrom } from './certificates/verify-certificate-signature.ts';
import { verifyCommand } from './cli-verify.ts';
import { DocumentVerifier } from './verify-document.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles },
  points: { formats: SignatureFormats, algorithms: SignatureAlgorithms },
  activate({ engine, files, formats, algorithms, own, provide, contribute }) {
    const verification = new DocumentVerifier({ engine, files, formats, verify: verifierFrom(algorithms) });
    own(provide(Verification, verification));
    own(contribute(CliCommands, 'verify', verifyCommand(verification, files)));
  },
});
