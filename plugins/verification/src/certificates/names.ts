import { Set as AsnSet, type BaseBlock, ObjectIdentifier, Sequence } from 'asn1js';

export interface NameAttribute {
  readonly oid: string;
  readonly text: string;
}

/** Tag numbers of the string types (X.680). */
const BMP_STRING = 30;
const UNIVERSAL_STRING = 28;

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
/** In the order in which they tell a person most: name parts, unit, serial number, e-mail, domain. */
const TELLING = [
  COMMON_NAME,
  ORGANISATION,
  '2.5.4.11',
  '2.5.4.5',
  '1.2.840.113549.1.9.1',
  '0.9.2342.19200300.100.1.25',
];

/** Attributes of a Name (RFC 5280, 4.1.2.4), relative names in order. What is no attribute is left out. */
export function nameAttributes(name: BaseBlock): NameAttribute[][] {
  if (!(name instanceof Sequence)) return [];
  return name.valueBlock.value.map((relative) => {
    const pairs = relative instanceof AsnSet ? relative.valueBlock.value : [];
    return pairs.flatMap((pair) => {
      const [oid, value] = pair instanceof Sequence ? pair.valueBlock.value : [];
      return oid instanceof ObjectIdentifier && value ? [{ oid: oid.getValue(), text: decodeText(value) }] : [];
    });
  });
}

/** Form in which two names are equal if RFC 5280, 7.1 calls them so, whatever their string types. */
export function comparableName(attributes: readonly (readonly NameAttribute[])[]): string {
  const fold = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return JSON.stringify(attributes.map((relative) => relative.map(({ oid, text }) => `${oid}=${fold(text)}`).sort()));
}

/** What a person calls the holder: the common name, else the most telling attribute. */
export function tellingName(attributes: readonly (readonly NameAttribute[])[]): string {
  for (const oid of TELLING) {
    const found = attributeText(attributes, oid);
    if (found) return found;
  }
  return attributes.flat()[0]?.text ?? '';
}

export function organisationName(attributes: readonly (readonly NameAttribute[])[]): string | undefined {
  return attributeText(attributes, ORGANISATION);
}

/** The last one counts: names run from the general to the particular. */
function attributeText(attributes: readonly (readonly NameAttribute[])[], wanted: string): string | undefined {
  return attributes
    .flat()
    .findLast(({ oid, text }) => oid === wanted && text.trim())
    ?.text.trim();
}

function decodeText(value: BaseBlock): string {
  const bytes = contentOf(value);
  switch (value.idBlock.tagNumber) {
    case BMP_STRING:
      return new TextDecoder('utf-16be').decode(bytes);
    case UNIVERSAL_STRING:
      return decodeUtf32(bytes);
    default:
      return decodeTolerantly(bytes);
  }
}

/** Chinese CAs have put GBK into every one of the string types. */
function decodeTolerantly(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030', 'latin1']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding; the last one decodes everything.
    }
  }
  return '';
}

function decodeUtf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at);
    text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}

function contentOf(block: BaseBlock): Uint8Array {
  return block.valueBeforeDecodeView.subarray(block.idBlock.blockLength + block.lenBlock.blockLength);
}
