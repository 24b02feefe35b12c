import { content, elements, Fields, readObjectIdentifier, tags } from '../asn1/index.ts';
import { directoryText } from './directory-text.ts';
import { comparableName, type DistinguishedName, readName } from './distinguished-name.ts';

/** RFC 5280, 4.2.1.6. `text`: an address, a dotted OID, or the hex of what has no reading. */
export type GeneralName =
  | { readonly kind: 'email' | 'dns' | 'uri' | 'ip' | 'registered-id' | 'other'; readonly text: string }
  | { readonly kind: 'directory'; readonly name: DistinguishedName };

const IA5_STRING = 22;
const REGISTERED_ID = 0x88;

/** Of GeneralNames, whatever their tag. @throws `asn1.unreadable` */
export function readGeneralNames(names: Uint8Array): readonly GeneralName[] {
  return elements(names).map(readGeneralName);
}

/** @throws `asn1.unreadable` */
export function readGeneralName(name: Uint8Array): GeneralName {
  switch (name[0]) {
    case tags.primitive(1):
      return { kind: 'email', text: directoryText(IA5_STRING, content(name)) };
    case tags.primitive(2):
      return { kind: 'dns', text: directoryText(IA5_STRING, content(name)) };
    case tags.context(4):
      return { kind: 'directory', name: readName(new Fields(name).next(tags.sequence)) };
    case tags.primitive(6):
      return { kind: 'uri', text: directoryText(IA5_STRING, content(name)) };
    case tags.primitive(7):
      return { kind: 'ip', text: addressText(content(name)) };
    case REGISTERED_ID:
      return { kind: 'registered-id', text: readObjectIdentifier(asObjectIdentifier(name)) };
    default:
      return { kind: 'other', text: Buffer.from(name).toString('hex') };
  }
}

/** Form in which two names are equal if they name the same. */
export function comparableGeneralName(name: GeneralName): string {
  return name.kind === 'directory' ? `directory:${comparableName(name.name)}` : `${name.kind}:${name.text}`;
}

function asObjectIdentifier(implicit: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(tags.objectIdentifier), implicit.subarray(1)]);
}

/** IPv4 or IPv6. */
function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  const hex = Buffer.from(octets).toString('hex');
  return octets.length === 16 ? (hex.match(/.{4}/g) ?? []).join(':') : hex;
}
