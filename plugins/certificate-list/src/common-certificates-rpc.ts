/** Between the two halves of this plugin. */
import {
  bytes,
  type CertificateCheck,
  defineRpc,
  type Fact,
  type Key,
  type KeyDevice,
  type Localized,
  type PendingDriver,
} from '@sealwright/core/api';
import { Type } from 'typebox';

/** A plugged device, or a software key, with its certificates. */
export interface CertificateDevice extends Pick<KeyDevice, 'ref' | 'driver' | 'name'> {
  readonly certificates: readonly KeyCertificate[];
}

export type KeyCertificate = Pick<Key, 'ref' | 'usage' | 'algorithm' | 'chain' | 'certificate'>;

export interface CertificateBoard {
  readonly devices: readonly CertificateDevice[];
  readonly pending: readonly PendingDriver[];
  /** Names of drivers that have failed. */
  readonly troubles: readonly Localized[];
}

export interface CertificateView {
  readonly fields: readonly Fact[];
  /** Without a question to anyone over the network. */
  readonly check: CertificateCheck;
}

/**
 * `cer`: DER; `pem`: RFC 7468; `p7b`: the chain as far as it is known, in a SignedData without signers (RFC 5652, 5.1);
 * `txt`: what the page shows.
 */
export const EXPORT_FORMATS = ['cer', 'pem', 'p7b', 'txt'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The largest certificate that is looked at, in bytes. */
const MOST = 65_536;

const chain = Type.Array(bytes(MOST), { minItems: 1, maxItems: 20 });
const check = Type.Unsafe<CertificateCheck>(Type.Object({}));

/** A chain is DER, the certificate itself first. Errors of `CertificateChecks`. */
export const certificatesRpc = defineRpc('certificate-list', {
  /** Reports the certificates, at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Unsafe<CertificateBoard>(Type.Object({})) },
  /** Asks every device anew; resolves when all have answered. `watch` reports what is new. */
  refresh: { params: Type.Tuple([]), result: Type.Void() },
  view: { params: Type.Tuple([chain]), result: Type.Unsafe<CertificateView>(Type.Object({})), isRepeatable: true },
  /** Asks the issuers over the network. */
  askRevocation: { params: Type.Tuple([chain]), result: check },
  /** Writes a file, whole or not at all. Errors of `DocumentFiles.write`. */
  export: {
    params: Type.Tuple([
      chain,
      Type.Object({
        format: Type.Enum([...EXPORT_FORMATS]),
        /** Absolute. */
        path: Type.String({ minLength: 1, maxLength: 32_768 }),
        overwrite: Type.Boolean(),
        locale: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
      }),
    ]),
    result: Type.Void(),
  },
});
