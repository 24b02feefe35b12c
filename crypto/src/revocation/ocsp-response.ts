import {
  Asn1Unreadable,
  content,
  elements,
  Fields,
  octets,
  readBits,
  readObjectIdentifier,
  readTime,
  tags,
  toDefiniteLength,
} from '../asn1/index.ts';
import {
  type Certificate,
  comparableName,
  type Extension,
  parseCertificate,
  readExtensions,
  readName,
  type Signed,
} from '../x509/index.ts';
import { type Revocation, readReason } from './finding.ts';

/** With the certificates of a long chain inside, answers have some 10 KB. */
export const MAX_OCSP_BYTES = 100 * 1024;
const MAX_CERTIFICATES = 20;

const BASIC = '1.3.6.1.5.5.7.48.1.1';

/** OCSPResponseStatus (RFC 6960, 4.2.1); other than `successful`, the responder gives no answer. */
export type OcspRefusal = 'malformed-request' | 'internal-error' | 'try-later' | 'sig-required' | 'unauthorized';

const STATUSES: readonly (OcspRefusal | 'successful' | undefined)[] = [
  'successful',
  'malformed-request',
  'internal-error',
  'try-later',
  undefined,
  'sig-required',
  'unauthorized',
];

/** A BasicOCSPResponse (RFC 6960, 4.2.1). */
export interface OcspResponse extends Signed {
  readonly responder: { readonly name: string } | { readonly keyHash: Uint8Array };
  readonly answers: readonly OcspAnswer[];
  readonly extensions: readonly Extension[];
  /** Brought along by the responder; not trusted by themselves. */
  readonly certificates: readonly Certificate[];
}

/** A SingleResponse. */
export interface OcspAnswer {
  /** DER CertID. */
  readonly certificateId: Uint8Array;
  readonly status: { readonly state: 'good' | 'unknown' } | (Revocation & { readonly state: 'revoked' });
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly extensions: readonly Extension[];
}

/** Nothing inside is believed before `judgeByOcsp`. @throws `asn1.unreadable` */
export function readOcspResponse(bytes: Uint8Array): OcspResponse | OcspRefusal {
  if (bytes.length > MAX_OCSP_BYTES) throw Asn1Unreadable({});
  const outer = new Fields(toDefiniteLength(bytes));
  const [code = -1] = content(outer.next(tags.enumerated));
  const status = STATUSES[code];
  if (!status) throw Asn1Unreadable({});
  if (status !== 'successful') return status;
  const responseBytes = new Fields(new Fields(outer.next(tags.context(0))).next(tags.sequence));
  if (readObjectIdentifier(responseBytes.next()) !== BASIC) throw Asn1Unreadable({});
  return readBasic(octets(responseBytes.next()));
}

function readBasic(bytes: Uint8Array): OcspResponse {
  const basic = new Fields(toDefiniteLength(bytes));
  const tbs = basic.next(tags.sequence);
  const signatureAlgorithm = basic.next(tags.sequence);
  const signature = readBits(basic.next());
  const list = basic.optional(tags.context(0));
  const certificates = list ? elements(new Fields(list).next(tags.sequence)) : [];
  if (certificates.length > MAX_CERTIFICATES) throw Asn1Unreadable({});

  const data = new Fields(tbs);
  data.optional(tags.context(0)); // version
  const responder = responderOf(data.next());
  data.next(); // producedAt
  const answers = elements(data.next(tags.sequence)).map(answerOf);
  return {
    tbs,
    signatureAlgorithm,
    signatureOid: readObjectIdentifier(new Fields(signatureAlgorithm).next()),
    signature,
    responder,
    answers,
    extensions: extensionsIn(data),
    certificates: certificates.flatMap((der) => parseCertificate(der) ?? []),
  };
}

function responderOf(responderId: Uint8Array): OcspResponse['responder'] {
  const inside = new Fields(responderId).next();
  if (responderId[0] === tags.context(1)) return { name: comparableName(readName(inside)) };
  if (responderId[0] === tags.context(2)) return { keyHash: octets(inside) };
  throw Asn1Unreadable({});
}

function answerOf(single: Uint8Array): OcspAnswer {
  const fields = new Fields(single);
  const certificateId = fields.next(tags.sequence);
  const status = statusOf(fields.next());
  const thisUpdate = readTime(fields.next());
  const nextUpdate = fields.optional(tags.context(0));
  return {
    certificateId,
    status,
    thisUpdate,
    nextUpdate: nextUpdate && readTime(new Fields(nextUpdate).next()),
    extensions: extensionsIn(fields),
  };
}

function statusOf(status: Uint8Array): OcspAnswer['status'] {
  if (status[0] === tags.primitive(0)) return { state: 'good' };
  if (status[0] === tags.primitive(2)) return { state: 'unknown' };
  if (status[0] !== tags.context(1)) throw Asn1Unreadable({});
  const info = new Fields(status);
  const revokedAt = readTime(info.next());
  const reason = info.optional(tags.context(0));
  return { state: 'revoked', revokedAt, reason: reason ? readReason(new Fields(reason).next()) : 'unspecified' };
}

function extensionsIn(fields: Fields): readonly Extension[] {
  const list = fields.optional(tags.context(1));
  return list ? readExtensions(new Fields(list).next(tags.sequence)) : [];
}
