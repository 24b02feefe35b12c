import { content, elements, Fields, tags } from '../asn1/index.ts';
import { type DistinguishedName, readRelativeName } from './distinguished-name.ts';
import { comparableGeneralName, type GeneralName, readGeneralNames } from './general-names.ts';

/** Where CRLs lie (RFC 5280, 4.2.1.13). */
export interface DistributionPoint {
  readonly name: DistributionPointName | undefined;
  /** Bits as ReasonFlags number them; `undefined`: all reasons. */
  readonly reasons: number | undefined;
  /** Who signs the CRL if it is not the certificate's issuer. */
  readonly crlIssuer: readonly GeneralName[] | undefined;
}

export type DistributionPointName =
  | { readonly full: readonly GeneralName[] }
  /** To be appended to the name of the CRL's issuer. */
  | { readonly relative: DistinguishedName[number] };

/** Of the value of the extension. @throws `asn1.unreadable` */
export function readDistributionPoints(value: Uint8Array): readonly DistributionPoint[] {
  return elements(value).map((point) => {
    const fields = new Fields(point);
    const name = fields.optional(tags.context(0));
    const reasons = fields.optional(tags.primitive(1));
    const crlIssuer = fields.optional(tags.context(2));
    return {
      name: name && readPointName(name),
      reasons: reasons && reasonBits(content(reasons)),
      crlIssuer: crlIssuer && readGeneralNames(crlIssuer),
    };
  });
}

/** What the EXPLICIT tag [0] of a DistributionPointName holds. @throws `asn1.unreadable` */
export function readPointName(tagged: Uint8Array): DistributionPointName {
  const name = new Fields(tagged).next();
  return name[0] === tags.context(0) ? { full: readGeneralNames(name) } : { relative: readRelativeName(name) };
}

/** In a form to be compared. `crlIssuer`: what a relative name is relative to. */
export function comparablePointNames(name: DistributionPointName, crlIssuer: DistinguishedName): readonly string[] {
  const full = 'full' in name ? name.full : [{ kind: 'directory', name: [...crlIssuer, name.relative] } as const];
  return full.map(comparableGeneralName);
}

/** Content octets of ReasonFlags as a number: bit n of the standard is bit n here. */
export function reasonBits([, first = 0, second = 0]: Uint8Array): number {
  let bits = 0;
  for (let n = 0; n < 8; n += 1) if (first & (0x80 >> n)) bits |= 1 << n;
  return second & 0x80 ? bits | (1 << 8) : bits;
}
