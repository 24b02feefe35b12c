import type {
  ByteSource,
  DocumentFiles,
  DocumentReport,
  PdfDocument,
  PdfEngine,
  PdfSignature,
  PointReader,
  SignatureFormat,
  SignatureFormatData,
  SignatureInspection,
  SignatureReport,
  Verification,
  VerificationRequest,
} from '@sealwright/core/api';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { AnchorUnreadable, RootMissing } from './errors.ts';
import { fileDigests } from './file-digests.ts';
import { inspectSignature } from './inspect-signature.ts';
import { judgeRevocation } from './judge-revocation.ts';
import { judgeSeal } from './judge-seal.ts';
import { judgeTrust, type TrustJudgement, type TrustRequest } from './judge-trust.ts';
import { documentSentence } from './messages/document-sentence.ts';
import { offeredRoot } from './offered-root.ts';
import { revocationLists } from './read-crls.ts';
import type { PathRevocation } from './revocation/path-revocation.ts';
import { compareLater, kindOf, reportSignature, type SignatureFacts } from './verify-signature.ts';

export interface VerifierParts {
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly formats: PointReader<SignatureFormatData, SignatureFormat>;
  readonly verify: SignatureVerifier;
  readonly revocation: Pick<PathRevocation, 'ask'>;
}

/** The service. Rejects with the errors of reading the file and of opening the PDF; doubts about a signature are results. */
export class DocumentVerifier implements Verification {
  private readonly parts: VerifierParts;

  constructor(parts: VerifierParts) {
    this.parts = parts;
  }

  verify(request: VerificationRequest): Promise<DocumentReport> {
    return this.withDocument(request, async (document, source) => {
      const { signed, empty } = await document.signatures();
      const signatures = await this.judge(document, signed, request);
      return {
        input: request.input,
        checkedAt: new Date(),
        basis: { anchors: request.anchors?.length ?? 0, revocation: revocationLists(request) !== undefined },
        ...(await fileDigests(source, request)),
        size: source.size,
        signatures,
        emptyFields: empty.map(({ name }) => name),
        sentence: documentSentence(signatures),
      };
    });
  }

  /** The certificate of an `offeredRoot` by its fingerprint; `verification.root-missing`. */
  findRoot(request: VerificationRequest, sha256: string): Promise<Certificate> {
    return this.withDocument(request, async (document) => {
      for (const signature of (await document.signatures()).signed) {
        request.signal?.throwIfAborted();
        const { inspection } = await inspectSignature(signature, this.parts.formats);
        const root = inspection && (await offeredRoot(this.trustQuestion(signature, inspection, request.at)));
        if (root?.summary.sha256 === sha256) return root;
      }
      throw RootMissing({});
    });
  }

  private async withDocument<T>(
    { input, password, signal }: VerificationRequest,
    use: (document: PdfDocument, source: ByteSource) => Promise<T>,
  ): Promise<T> {
    const source = await this.parts.files.open(input);
    try {
      const options = { ...(password && { password }), ...(signal && { signal }) };
      return await use(await this.parts.engine.open(source, options), source);
    } finally {
      await source.close();
    }
  }

  private trustQuestion(signature: PdfSignature, inspection: SignatureInspection, at = new Date()) {
    return { inspection, kind: kindOf(signature), at, verify: this.parts.verify };
  }

  /** From the newest to the oldest, because what breaks a newer signature's limits also followed the older ones. */
  private async judge(
    document: PdfDocument,
    signed: readonly PdfSignature[],
    request: VerificationRequest,
  ): Promise<SignatureReport[]> {
    const anchors = (request.anchors ?? []).map((der, i) => {
      const anchor = parseCertificate(der);
      if (!anchor) throw AnchorUnreadable({ number: i + 1 });
      return anchor;
    });
    const lists = revocationLists(request);
    const reports: SignatureReport[] = [];
    let modified = false;
    for (const signature of [...signed].reverse()) {
      request.signal?.throwIfAborted();
      const result = await inspectSignature(signature, this.parts.formats);
      const { inspection } = result;
      const question = inspection && this.trustQuestion(signature, inspection, request.at);
      const trust = question && (await judgeTrust({ ...question, anchors }));
      const root = question && trust?.outcome !== 'trusted' ? await offeredRoot(question) : undefined;
      const seal = question && (await judgeSeal({ ...question, anchors, time: signingTime(question, trust) }));
      const revocation =
        question && trust && lists
          ? await judgeRevocation({
              ...this.parts,
              ...question,
              trust,
              anchors,
              lists,
              ...(request.signal && { signal: request.signal }),
            })
          : undefined;
      const later = await compareLater(document, signature, signed);
      const facts: SignatureFacts = { signature, result, trust, root, seal, revocation, ...later };
      const report = reportSignature(facts, modified);
      modified ||= report.integrity === 'modified';
      reports.unshift(report);
    }
    return reports;
  }
}

/** A trusted timestamp's time, else the signer's own word, which is all there is. */
function signingTime({ inspection, at }: Pick<TrustRequest, 'inspection' | 'at'>, trust?: TrustJudgement): Date {
  return trust?.timestamped ? trust.time : (inspection.claimedTime ?? at);
}
