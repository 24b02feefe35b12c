/** Asks whoever issued a certificate whether it was revoked: OCSP first, which is small and fresh, then its CRLs. */
import { Asn1Unreadable } from '@sealwright/crypto/asn1';
import {
  type Crl,
  certificateIdHashes,
  judgeByCrls,
  judgeByOcsp,
  MAX_CRL_BYTES,
  MAX_OCSP_BYTES,
  makeOcspRequest,
  type RevocationFinding,
  type RevocationProblem,
  readCrl,
} from '@sealwright/crypto/revocation';
import type { Certificate, SignatureVerifier } from '@sealwright/crypto/x509';
import type { AnswerCache } from './answer-cache.ts';
import type { ExchangeProblem, Inquiry, Reply } from './ask-address.ts';
import { revocationAddresses } from './revocation-addresses.ts';

export interface IssuerQuestion {
  readonly certificate: Certificate;
  /** The next one of the certificate's path. */
  readonly issuer: Certificate;
  /** Whoever may sign CRLs, the issuer among them (`CrlQuestion`). */
  readonly crlSigners: readonly Certificate[];
  /** Whether the path leads to an anchor of the user's. */
  readonly isTrusted: boolean;
  readonly time: Date;
  readonly signal: AbortSignal;
}

export interface IssuerParts {
  readonly verify: SignatureVerifier;
  readonly ask: (inquiry: Inquiry) => Promise<Reply>;
  readonly cache: AnswerCache;
}

/** What came of asking one address. */
export interface Attempt {
  readonly address: string;
  readonly problem: RevocationProblem | ExchangeProblem;
}

export type IssuerAnswer =
  | Usable
  /** `others`: the certificate names addresses, but none that is asked. */
  | { readonly state: 'no-address'; readonly others: boolean }
  | { readonly state: 'unavailable'; readonly attempts: readonly Attempt[] };

/** Rejects with nothing but the signal's reason. */
export async function askIssuer(question: IssuerQuestion, parts: IssuerParts): Promise<IssuerAnswer> {
  const { ocsp, crls, others } = revocationAddresses(question.certificate);
  if (ocsp.length + crls.length === 0) return { state: 'no-address', others: others.length > 0 };
  const attempts: Attempt[] = [];
  let unknown: IssuerAnswer | undefined;
  for (const address of ocsp) {
    const finding = await askResponder(address, question, parts);
    if (finding.state === 'unusable') attempts.push({ address, problem: finding.problem });
    else if (finding.state === 'unknown') unknown ??= finding;
    else return finding;
  }
  const found: Crl[] = [];
  for (const addresses of crls) {
    const finding = await askPoint(addresses, found, question, parts);
    if ('state' in finding) return finding;
    attempts.push(...finding.attempts);
  }
  return unknown ?? { state: 'unavailable', attempts };
}

type Usable = Exclude<RevocationFinding, { state: 'unusable' }>;
type Unanswered = { readonly state: 'unusable'; readonly problem: RevocationProblem | ExchangeProblem };

/** A responder that does not know the certificate by one hash, or refuses the nonce, is asked once more without. */
async function askResponder(
  url: string,
  question: IssuerQuestion,
  { verify, ask, cache }: IssuerParts,
): Promise<Usable | Unanswered> {
  const { certificate, issuer, isTrusted, time, signal } = question;
  const key = `${url} ${certificate.summary.sha256} ${issuer.summary.sha256}`;
  const kept = cache.find(key, time);
  const known = kept && (await judgeByOcsp({ certificate, issuer, time, verify }, kept));
  if (known && known.state !== 'unusable') return known;
  let finding: Usable | Unanswered = { state: 'unusable', problem: 'refused' };
  for (const [i, hash] of certificateIdHashes(issuer).entries()) {
    const request = makeOcspRequest({ certificate, issuer }, hash, i === 0);
    const body = { type: 'application/ocsp-request', bytes: request.der };
    const reply = await ask({ url, body, limit: MAX_OCSP_BYTES, mayBePrivate: isTrusted, signal });
    if ('problem' in reply) return { state: 'unusable', problem: reply.problem };
    const { nonce } = request;
    finding = await judgeByOcsp({ certificate, issuer, time, verify, ...(nonce && { nonce }) }, reply.bytes);
    if (finding.state === 'good' || finding.state === 'revoked') {
      cache.keep(key, reply.bytes, finding.nextUpdate);
      return finding;
    }
  }
  return finding;
}

/** `found`: the CRLs of the points before it; those of several points may speak for different reasons only. */
async function askPoint(
  addresses: readonly string[],
  found: Crl[],
  question: IssuerQuestion,
  { verify, ask, cache }: IssuerParts,
): Promise<Usable | { readonly attempts: readonly Attempt[] }> {
  const { certificate, crlSigners: signers, isTrusted, time, signal } = question;
  const judge = async (bytes: Uint8Array): Promise<Usable | Unanswered> => {
    const crl = readOrNot(bytes);
    if (!crl) return { state: 'unusable', problem: 'unreadable' };
    const finding = await judgeByCrls({ certificate, signers, time, verify, signal }, [...found, crl]);
    // The others would say no more beside the next one, and are large.
    if (finding.state === 'unusable' && finding.problem === 'some-reasons-only') found.push(crl);
    return finding;
  };
  const attempts: Attempt[] = [];
  for (const url of addresses) {
    const kept = cache.find(url, time);
    const known = kept && (await judge(kept));
    if (known && known.state !== 'unusable') return known;
    const reply = await ask({ url, limit: MAX_CRL_BYTES, mayBePrivate: isTrusted, signal });
    const finding: Usable | Unanswered =
      'problem' in reply ? { state: 'unusable', problem: reply.problem } : await judge(reply.bytes);
    if (finding.state !== 'unusable') {
      if ('bytes' in reply) cache.keep(url, reply.bytes, finding.nextUpdate);
      return finding;
    }
    attempts.push({ address: url, problem: finding.problem });
  }
  return { attempts };
}

function readOrNot(bytes: Uint8Array): Crl | undefined {
  try {
    return readCrl(bytes);
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    return undefined;
  }
}
