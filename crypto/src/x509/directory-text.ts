/** Universal tags of the string types (X.680, 8.4). */
const BMP_STRING = 30;
const UNIVERSAL_STRING = 28;

/**
 * Text of a directory string (RFC 5280, 4.1.2.4), given its tag number and content octets. Types of one octet a
 * character hold, against the standards, UTF-8 or GBK in many Chinese certificates: what reads as such is taken as such,
 * the rest as Latin-1.
 */
export function directoryText(tag: number, octets: Uint8Array): string {
  if (tag === BMP_STRING) return wide(octets, 2);
  if (tag === UNIVERSAL_STRING) return wide(octets, 4);
  return decoded('utf-8', octets) ?? decoded('gb18030', octets) ?? Buffer.from(octets).toString('latin1');
}

function wide(octets: Uint8Array, width: 2 | 4): string {
  const view = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
  let text = '';
  for (let at = 0; at + width <= view.length; at += width) {
    const unit = view.readUIntBE(at, width);
    text += width === 2 ? String.fromCharCode(unit) : String.fromCodePoint(unit > 0x10ffff ? 0xfffd : unit);
  }
  return text;
}

function decoded(encoding: 'utf-8' | 'gb18030', octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(octets);
  } catch {
    return undefined;
  }
}
