import { createHash } from 'node:crypto';
import { type CertificateSummary, defineError } from '@sealwright/core/api';
import {
  Set as Asn1Set,
  type BaseBlock,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  Sequence,
  UTCTime,
} from 'asn1js';
import { directoryText } from './directory-text.ts';

export const CertificateUnreadable = defineError('keys.certificate-unreadable', {
  'zh-CN': '密钥的证书无法读取。',
  en: 'The certificate of a key cannot be read.',
});

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const ORGANISATIONAL_UNIT = '2.5.4.11';

/**
 * Reads what lists show of a certificate (RFC 5280, 4.1), SM2 ones included: nothing here depends on the kind of key.
 * Throws `keys.certificate-unreadable`.
 */
export function summariseCertificate(der: Uint8Array): CertificateSummary {
  try {
    const [body] = members(fromBER(der).result, Sequence);
    const fields = members(body, Sequence);
    // [0] version is left out of version 1 certificates.
    const [serial, , issuer, validity, subject] = fields[0] instanceof Integer ? fields : fields.slice(1);
    const [notBefore, notAfter] = members(validity, Sequence);
    const holder = attributes(subject);
    const name = telling(holder);
    const organisation = holder.get(ORGANISATION);
    return {
      subject: name,
      ...(organisation === undefined || organisation === name ? {} : { organisation }),
      issuer: telling(attributes(issuer)),
      serial: hexOf(checked(serial, Integer)),
      notBefore: time(notBefore),
      notAfter: time(notAfter),
      sha256: createHash('sha256').update(der).digest('hex'),
    };
  } catch (fault) {
    throw CertificateUnreadable({}, { cause: fault });
  }
}

/** Values of a Name by their OIDs; of several of one kind the last, which is the most specific. */
function attributes(name: BaseBlock | undefined): ReadonlyMap<string, string> {
  const pairs = members(name, Sequence)
    .flatMap((relative) => members(relative, Asn1Set))
    .map((attribute): [string, string] => {
      const [type, value] = members(attribute, Sequence);
      return [checked(type, ObjectIdentifier).getValue(), textOf(value)];
    });
  return new Map(pairs);
}

function telling(name: ReadonlyMap<string, string>): string {
  const [any = ''] = name.values();
  return name.get(COMMON_NAME) ?? name.get(ORGANISATION) ?? name.get(ORGANISATIONAL_UNIT) ?? any;
}

/** From the encoding, for the parser has already mistaken the character set of what it decoded. */
function textOf(value: BaseBlock | undefined): string {
  if (!value) throw new TypeError('an attribute without a value');
  const encoded = new Uint8Array(value.valueBeforeDecodeView);
  const content = encoded.subarray(encoded.length - value.lenBlock.length);
  return directoryText(value.idBlock.tagNumber, content);
}

function time(block: BaseBlock | undefined): Date {
  return (block instanceof UTCTime ? block : checked(block, GeneralizedTime)).toDate();
}

function hexOf(serial: Integer): string {
  const hex = Buffer.from(serial.valueBlock.valueHexView).toString('hex');
  return hex.replace(/^(00)+(?=..)/, '');
}

function members(block: BaseBlock | undefined, type: typeof Sequence | typeof Asn1Set): BaseBlock[] {
  return checked(block, type).valueBlock.value as BaseBlock[];
}

function checked<T extends BaseBlock>(block: BaseBlock | undefined, type: new () => T): T {
  if (!(block instanceof type)) throw new TypeError('not the structure of a certificate');
  return block;
}
