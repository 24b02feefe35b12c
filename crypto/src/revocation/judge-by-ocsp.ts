/** What an OCSP response says about a certificate (RFC 6960, 3.2 and 4.2.2). */
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { Asn1Unreadable, sameBytes } from '../asn1/index.ts';
import { type Certificate, type Extension, extensionOids, type SignatureVerifier } from '../x509/index.ts';
import { type IssuedCertificate, namesCertificate, responderKeyHash } from './certificate-id.ts';
import { type RevocationFinding, unusable } from './finding.ts';
import { ID_NONCE } from './ocsp-request.ts';
import { type OcspAnswer, type OcspResponse, readOcspResponse } from './ocsp-response.ts';
import { CLOCK_TOLERANCE, type RevocationProblem } from './problems.ts';

export interface OcspQuestion extends IssuedCertificate {
  readonly time: Date;
  readonly verify: SignatureVerifier;
  /** What was sent along, if the response is the answer to a request just made. */
  readonly nonce?: Uint8Array;
}

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** Without nextUpdate an answer was made for this moment (4.2.2.1); old ones could be played back for ever. */
const LONGEST_WITHOUT_END = 24 * 3_600_000;

/** Nonce, CRL references, archive cutoff, service locator, extended revoke (4.4). */
const PROCESSED: ReadonlySet<string> = new Set([2, 3, 6, 7, 9].map((number) => `1.3.6.1.5.5.7.48.1.${number}`));

/** What a responder's certificate may have marked critical; `id-pkix-ocsp-nocheck` is the last one (4.2.2.2.1). */
const PROCESSED_OF_DELEGATE: ReadonlySet<string> = new Set([...Object.values(extensionOids), '1.3.6.1.5.5.7.48.1.5']);

/** Judges a DER OCSPResponse from a stranger. A delegated responder's own certificate is not asked about. */
export async function judgeByOcsp(question: OcspQuestion, bytes: Uint8Array): Promise<RevocationFinding> {
  try {
    const response = readOcspResponse(bytes);
    return typeof response === 'string' ? unusable('refused') : await judge(question, response);
  } catch (fault) {
    if (!Asn1Unreadable.is(fault)) throw fault;
    return unusable('unreadable');
  }
}

async function judge(question: OcspQuestion, response: OcspResponse): Promise<RevocationFinding> {
  const { time, nonce } = question;
  const answer = newest(response.answers.filter(({ certificateId }) => namesCertificate(certificateId, question)));
  if (!answer) return unusable('other-certificate');
  const problem =
    problemOfExtensions([...response.extensions, ...answer.extensions]) ??
    (nonce && !repeats(response, nonce) ? 'nonce' : undefined) ??
    problemOfTime(answer, time) ??
    (await problemOfSignature(question, response));
  if (problem) return unusable(problem);
  const { status, thisUpdate, nextUpdate } = answer;
  return { source: 'ocsp', producedAt: thisUpdate, nextUpdate, ...status };
}

function newest(answers: readonly OcspAnswer[]): OcspAnswer | undefined {
  return [...answers].sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime())[0];
}

function problemOfExtensions(extensions: readonly Extension[]): RevocationProblem | undefined {
  return extensions.some(({ critical, oid }) => critical && !PROCESSED.has(oid)) ? 'critical-extension' : undefined;
}

/** Responders that make answers beforehand leave the nonce out; another one is an answer to somebody else. */
function repeats({ extensions }: OcspResponse, nonce: Uint8Array): boolean {
  const found = extensions.find(({ oid }) => oid === ID_NONCE);
  return !found || sameBytes(found.value, nonce);
}

function problemOfTime({ thisUpdate, nextUpdate }: OcspAnswer, time: Date): RevocationProblem | undefined {
  const now = time.getTime();
  if (thisUpdate.getTime() > now + CLOCK_TOLERANCE) return 'not-yet-valid';
  const end = nextUpdate?.getTime() ?? thisUpdate.getTime() + LONGEST_WITHOUT_END;
  return end < now - CLOCK_TOLERANCE ? 'out-of-date' : undefined;
}

/** 4.2.2.2: the issuer itself, or whom it gave a certificate for this purpose. */
async function problemOfSignature(
  question: OcspQuestion,
  response: OcspResponse,
): Promise<RevocationProblem | undefined> {
  const { issuer, verify } = question;
  const named = [issuer, ...response.certificates].filter((each) => isResponder(response.responder, each));
  let problem: RevocationProblem = 'signer-not-allowed';
  for (const responder of named) {
    if (responder !== issuer && !(await isDelegate(question, responder))) continue;
    const fits = await verify(response, responder);
    if (fits) return undefined;
    problem = fits === undefined ? 'algorithm-unsupported' : 'signature-wrong';
  }
  return problem;
}

function isResponder(responder: OcspResponse['responder'], certificate: Certificate): boolean {
  return 'name' in responder
    ? responder.name === certificate.subject
    : sameBytes(responder.keyHash, responderKeyHash(certificate));
}

/** Cheap questions first: a response may bring along certificates without end. */
async function isDelegate({ issuer, time, verify }: OcspQuestion, certificate: Certificate): Promise<boolean> {
  const { purposes, keyUsage, critical, notBefore, notAfter } = certificate;
  return (
    certificate.issuer === issuer.subject &&
    purposes?.includes(OCSP_SIGNING) === true &&
    (keyUsage === undefined || (keyUsage & KeyUsageFlags.digitalSignature) !== 0) &&
    critical.every((oid) => PROCESSED_OF_DELEGATE.has(oid)) &&
    notBefore <= time &&
    time <= notAfter &&
    (await verify(certificate, issuer)) === true
  );
}
