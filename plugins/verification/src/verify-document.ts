import { createHash } from 'node:crypto';
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
import { parseCertificate } from './certificates/certificate.ts';
import type { SignatureVerifier } from './certificates/verify-certificate-signature.ts';
import { AnchorUnreadable } from './errors.ts';
import { inspectSignature } from './inspect-signature.ts';
import { judgeSeal } from './judge-seal.ts';
import { judgeTrust, type TrustJudgement } from './judge-trust.ts';
import { documentSentence } from './messages/document-sentence.ts';
import { compareLater, kindOf, reportSignature, type SignatureFacts } from './verify-signature.ts';

const CHUNK = 1 << 20;

export interface VerifierParts {
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly formats: PointReader<SignatureFormatData, SignatureFormat>;
  readonly verify: SignatureVerifier;
}

/** The service. Rejects with the errors of reading the file and of opening the PDF; doubts about a signature are results. */
export class DocumentVerifier implements Verification {
  private readonly parts: VerifierParts;

  constructor(parts: VerifierParts) {
    this.parts = parts;
  }

  async verify(request: VerificationRequest): Promise<DocumentReport> {
    const source = await this.parts.files.open(request.input);
    try {
      const { password, signal } = request;
      const document = await this.parts.engine.open(source, {
        ...(password && { password }),
        ...(signal && { signal }),
      });
      const { signed, empty } = await document.signatures();
      const signatures = await this.judge(document, signed, request);
      return {
        input: request.input,
        sha256: await digestOf(source, signal),
        size: source.size,
        signatures,
        emptyFields: empty.map(({ name }) => name),
        sentence: documentSentence(signatures),
      };
    } finally {
      await source.close();
    }
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
    const reports: SignatureReport[] = [];
    let modified = false;
    for (const signature of [...signed].reverse()) {
      request.signal?.throwIfAborted();
      const result = await inspectSignature(signature, this.parts.formats);
      const { inspection } = result;
      const at = request.at ?? new Date();
      const { verify } = this.parts;
      const kind = kindOf(signature);
      const trust = inspection && (await judgeTrust({ inspection, kind, anchors, at, verify }));
      const seal =
        inspection && (await judgeSeal({ inspection, anchors, time: signingTime(inspection, trust, at), verify }));
      const facts: SignatureFacts = {
        signature,
        result,
        trust,
        seal,
        ...(await compareLater(document, signature, signed)),
      };
      const report = reportSignature(facts, modified);
      modified ||= report.integrity === 'modified';
      reports.unshift(report);
    }
    return reports;
  }
}

/** A trusted timestamp's time, else the signer's own word, which is all there is. */
function signingTime({ claimedTime }: SignatureInspection, trust: TrustJudgement | undefined, at: Date): Date {
  return trust?.timestamped ? trust.time : (claimedTime ?? at);
}

async function digestOf(source: ByteSource, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += CHUNK) {
    signal?.throwIfAborted();
    hash.update(await source.read(at, CHUNK));
  }
  return hash.digest('hex');
}
