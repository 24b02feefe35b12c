import type { RevocationStatus } from '@sealwright/core/api';
import { type Crl, judgeByCrls } from '@sealwright/crypto/revocation';
import type { Certificate } from '@sealwright/crypto/x509';
import type { ChainResult } from '../certificates/chain.ts';
import { revocationStatus, unasked } from '../messages/revocation-sentences.ts';
import { askIssuer, type IssuerParts } from './ask-issuer.ts';
import { crlSigners } from './crl-signers.ts';

export interface PathQuestion {
  readonly result: ChainResult;
  /** What the path was built from. */
  readonly candidates: readonly Certificate[];
  readonly anchors: readonly Certificate[];
  readonly time: Date;
  /** Lists at hand, which are judged by before anybody is asked. */
  readonly crls?: readonly Crl[];
  /** Whether nobody is asked over the network. Default false. */
  readonly offline?: boolean;
  readonly signal?: AbortSignal;
}

/** Milliseconds for all certificates of a path together. */
const DEADLINE = 60_000;

/** Asks the issuers of a path, each about the certificate below it. */
export class PathRevocation {
  readonly #parts: IssuerParts;
  readonly #deadline: number;

  constructor(parts: IssuerParts, deadline = DEADLINE) {
    this.#parts = parts;
    this.#deadline = deadline;
  }

  /** In the order of the path. Rejects with nothing but the signal's reason. */
  async ask({ signal, ...question }: PathQuestion): Promise<readonly RevocationStatus[]> {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const abort = () => controller.abort();
    const timer = setTimeout(abort, this.#deadline);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const indices = [...question.result.certificates.keys()];
      const asked = indices.map((i) => this.#askAbout(i, { ...question, signal: controller.signal }));
      const statuses = await Promise.all(asked);
      signal?.throwIfAborted();
      return statuses;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      // Whoever is still asked after a fault elsewhere.
      abort();
    }
  }

  async #askAbout(i: number, question: PathQuestion & { readonly signal: AbortSignal }): Promise<RevocationStatus> {
    const { result, candidates, anchors, time, crls = [], offline = false, signal } = question;
    const certificate = result.certificates[i]!;
    const issuer = result.certificates[i + 1];
    if (anchors.some(({ summary }) => summary.sha256 === certificate.summary.sha256)) return unasked.anchor;
    if (!issuer) return certificate.issuer === certificate.subject ? unasked.root : unasked.issuerMissing;
    const { verify } = this.#parts;
    const signers = await crlSigners({ issuer, candidates, anchors: ownAnchors(result, anchors), time, verify });
    const issuers = { certificate, issuer, crlSigners: signers, isTrusted: leadsToAnchor(result), time, signal };
    try {
      if (crls.length > 0) {
        const known = await judgeByCrls({ certificate, signers, time, verify, signal }, crls);
        if (known.state !== 'unusable') return revocationStatus(known);
      }
      if (offline) return unasked.listsSilent;
      return revocationStatus(await askIssuer(issuers, this.#parts));
    } catch (fault) {
      if (!signal.aborted) throw fault;
      return unasked.tooLate;
    }
  }
}

/**
 * Nobody else's CA speaks for this path (RFC 5280, 6.3.3 (f)): its own anchor, and others of that name, such as a root
 * with a renewed key.
 */
function ownAnchors({ certificates }: ChainResult, anchors: readonly Certificate[]): readonly Certificate[] {
  const last = certificates.at(-1);
  const isAnchored = anchors.some(({ summary }) => summary.sha256 === last?.summary.sha256);
  return isAnchored ? anchors.filter(({ subject }) => subject === last?.subject) : [];
}

/** Age does not make a path somebody else's. */
function leadsToAnchor(result: ChainResult): boolean {
  return result.trusted || result.problem === 'expired' || result.problem === 'not-yet-valid';
}
