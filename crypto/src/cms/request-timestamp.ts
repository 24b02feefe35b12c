/** RFC 3161 timestamp protocol. A token is checked whole before anyone sees it. */

import { randomBytes } from 'node:crypto';
import { AsnSerializer, OctetString } from '@peculiar/asn1-schema';
import { MessageImprint, PKIStatus, PKIStatusInfo, TimeStampReq } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { HashName } from '@sealwright/core/api';
import { toDefiniteLength } from '../asn1/ber.ts';
import { Fields } from '../asn1/fields.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { tags } from '../asn1/tags.ts';
import { digestOf } from '../hash/start-hash.ts';
import { TsaInvalid, TsaRefused } from './errors.ts';
import { hashOid } from './hash-algorithms.ts';
import { readSignedData } from './signed-data.ts';
import { exchange, shownUrl } from './timestamp-exchange.ts';
import { judgeTimestamp, readTimestampToken, type TimestampToken, timestampMatches } from './timestamp-token.ts';

export interface TimestampOrder {
  readonly url: string;
  readonly hash: HashName;
  /** What to timestamp. */
  readonly data: Uint8Array;
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole exchange; default 20 seconds. */
  readonly deadline?: number;
}

/**
 * The TimeStampToken (DER or BER made definite) for `data`.
 * @throws `tsa.unreachable`, `tsa.refused`, `tsa.invalid`; the signal's reason when that aborts.
 */
export async function requestTimestamp(order: TimestampOrder): Promise<Uint8Array> {
  const { url, hash, data, signal, deadline = 20_000 } = order;
  const nonce = makeNonce();
  const imprint = digestOf(hash, data);
  const response = await exchange({ url, body: encodeRequest(hash, imprint, nonce), deadline, signal });
  const bytes = openResponse(response, url);
  await checkToken(bytes, order, nonce);
  return bytes;
}

/** A positive INTEGER of 8 bytes without a leading zero, so that it comes back as it went. */
function makeNonce(): Uint8Array {
  const nonce = randomBytes(8);
  nonce[0] = (nonce[0]! & 0x7f) | 0x40;
  return nonce;
}

function encodeRequest(hash: HashName, imprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  const messageImprint = new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: hashOid(hash), parameters: null }),
    hashedMessage: new OctetString(imprint),
  });
  const request = new TimeStampReq({ messageImprint, nonce: Uint8Array.from(nonce).buffer, certReq: true });
  return new Uint8Array(AsnSerializer.serialize(request));
}

/** RFC 3161, 2.4.2: the token of a TimeStampResp. */
function openResponse(response: Uint8Array, url: string): Uint8Array {
  const { status, token } = readResponse(response, url);
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) {
    throw TsaRefused({ url: shownUrl(url), status: status.status, detail: printable(status.statusString) });
  }
  if (!token) throw TsaInvalid({ url: shownUrl(url), reason: 'no-token' });
  return token;
}

function readResponse(response: Uint8Array, url: string) {
  try {
    const fields = new Fields(toDefiniteLength(response));
    return { status: parseDer(fields.next(), PKIStatusInfo), token: fields.optional(tags.sequence) };
  } catch (cause) {
    throw TsaInvalid({ url: shownUrl(url), reason: 'unreadable' }, { cause });
  }
}

/** The server's own words, cut to what fits a message. */
function printable(text: readonly string[] | undefined): string {
  return (text ?? []).join(' ').replace(/\p{C}/gu, ' ').slice(0, 200);
}

/** RFC 3161, 2.4.2 and RFC 5816, 2.2; `reason` names the first check that failed. */
async function checkToken(bytes: Uint8Array, { url, hash, data }: TimestampOrder, nonce: Uint8Array): Promise<void> {
  const reason = await firstFault(bytes, hash, data, nonce).catch(() => 'unreadable');
  if (reason) throw TsaInvalid({ url: shownUrl(url), reason });
}

async function firstFault(
  bytes: Uint8Array,
  hash: HashName,
  data: Uint8Array,
  nonce: Uint8Array,
): Promise<string | undefined> {
  const token = readTimestampToken(readSignedData(bytes));
  const judgement = await judgeTimestamp(token, async (name) => digestOf(name, data));
  if (!judgement.imprintMatches || token.info.messageImprint.hashAlgorithm.algorithm !== hashOid(hash))
    return 'imprint';
  if (!echoes(token, nonce)) return 'nonce';
  if (!judgement.signer.signer) return 'no-certificate';
  if (timestampMatches(judgement) !== true) return 'signature';
  if (!judgement.signer.signingCertificateMatches) return 'signing-certificate';
  return judgement.purposeFits ? undefined : 'purpose';
}

function echoes({ info }: TimestampToken, nonce: Uint8Array): boolean {
  return info.nonce !== undefined && sameBytes(new Uint8Array(info.nonce), nonce);
}
