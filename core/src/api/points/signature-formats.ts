/**
 * Point `signatureFormats`: what stands in a signature dictionary's /Contents (CMS/PAdES, GM/T CMS, SES_Signature).
 * Called by `plugins/signing` and `plugins/verification` in the plugin host. A throw while signing aborts the signing;
 * a throw while inspecting makes that one signature indeterminate.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { OptionsSchema } from '../options.ts';
import { definePoint } from '../point.ts';
import type { HashName } from '../services/pdf-engine.ts';
import type { Seal } from './seal-sources.ts';
import type { KeyInfo, SignMechanism } from './token-drivers.ts';

export const SignatureFormatData = Type.Object({
  title: Localized,
  /** Key algorithms it can sign with. */
  keys: Type.Array(Type.Union([Type.Literal('rsa'), Type.Literal('ec'), Type.Literal('sm2')])),
  /** What it is for, where a key leaves the choice between formats: one short sentence. */
  purpose: Type.Optional(Localized),
  /** What a signer has to know before choosing it: shown in the pre-flight. */
  note: Type.Optional(Localized),
  /** Signs with the one electronic seal that the document shows (`Seal.electronicSeal`): offered with such a seal only. */
  electronicSeal: Type.Optional(Type.Boolean()),
  /** Schema of its signing options, as for stamp modes. */
  options: OptionsSchema,
});
export type SignatureFormatData = Static<typeof SignatureFormatData>;

export interface FormatRequest {
  readonly key: KeyInfo;
  /** Checked against the format's schema, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Seals that the document will show, each once. */
  readonly seals?: readonly Seal[];
}

/** Choices made before the revision is laid out. */
export interface FormatProfile {
  readonly filter: string;
  readonly subFilter: string;
  readonly hash: HashName;
  /** Room for the finished DER in bytes, timestamp included. */
  readonly contentsLength: number;
}

export interface FormatSigning extends FormatRequest {
  readonly profile: FormatProfile;
  /** Digest over the byte range by `profile.hash`. */
  readonly digest: Uint8Array;
  readonly byteRange?: readonly [number, number, number, number];
  readonly signingTime: Date;
  /** The one key operation: signs a digest in the driver. */
  sign(mechanism: SignMechanism, digest: Uint8Array): Promise<Uint8Array>;
  readonly signal?: AbortSignal;
}

export interface InspectionInput {
  readonly contents: Uint8Array;
  readonly subFilter: string;
  /** As found, unchecked, for formats that repeat it inside. */
  readonly byteRange?: readonly number[];
  /** DER of /Cert in the signature dictionary, signer first, where it has one (ISO 32000-2, table 255). */
  readonly certificates?: readonly Uint8Array[];
  /** `prefix` is hashed before the signed bytes (SM2: Z of GB/T 32918.2). */
  digest(hash: HashName, prefix?: Uint8Array): Promise<Uint8Array>;
}

/** What a format can say of a signature by itself: mathematics, no trust. */
export interface SignatureInspection {
  /** For people: 'PAdES B-T', 'PKCS#7 detached', 'RFC 3161 document timestamp'. */
  readonly description: string;
  readonly digestAlgorithm: string;
  readonly digestMatches: boolean;
  /** `undefined`: algorithm not supported. */
  readonly signatureMatches: boolean | undefined;
  /** ESS signing-certificate(-v2) against the signer's certificate (RFC 5035). `undefined`: the attribute is absent. */
  readonly signingCertificateMatches: boolean | undefined;
  /** DER; `undefined`: not in the signature. */
  readonly signer: Uint8Array | undefined;
  /** DER, as embedded, without order. */
  readonly certificates: readonly Uint8Array[];
  readonly claimedTime?: Date;
  readonly timestamp?: TimestampInspection;
  readonly seal?: SealInspection;
  /** Deviations from the standard that do not break the signature. */
  readonly warnings: readonly Localized[];
  /** Deviations that do; the signature is invalid. */
  readonly defects: readonly Localized[];
}

/** The electronic seal inside a signature (GB/T 38540). */
export interface SealInspection {
  readonly name: string;
  readonly id: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** The seal is for the signer's certificate. `undefined`: it does not say so in a way that can be checked. */
  readonly signerListed: boolean | undefined;
  /** The maker's signature fits the seal. `undefined`: algorithm not supported. */
  readonly signatureMatches: boolean | undefined;
  /** DER certificate of who made the seal. */
  readonly maker: Uint8Array;
}

export interface TimestampInspection {
  readonly time: Date;
  /** Imprint and signature of the token fit. */
  readonly matches: boolean;
  readonly signer: Uint8Array | undefined;
  readonly certificates: readonly Uint8Array[];
}

export interface SignatureFormat {
  prepare(request: FormatRequest): Promise<FormatProfile>;
  /** Builds the DER for /Contents with exactly one call of `sign`. */
  sign(signing: FormatSigning): Promise<Uint8Array>;
  /** By the contents' own structure, not by /SubFilter alone. */
  recognises(contents: Uint8Array, subFilter: string): boolean | Promise<boolean>;
  inspect(input: InspectionInput): Promise<SignatureInspection>;
}

export const SignatureFormats = definePoint('signatureFormats', SignatureFormatData).of<SignatureFormat>({
  deadline: 60_000,
});
