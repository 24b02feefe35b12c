import type { CertificateChecks, DocumentFiles, Fact, Locale } from '@sealwright/core/api';
import { composeBundle } from './certificate-bundle.ts';
import type { ExportFormat } from './common-certificates-rpc.ts';

export interface ExportOrder {
  readonly format: ExportFormat;
  /** Absolute. */
  readonly path: string;
  readonly overwrite: boolean;
  /** Of the text. */
  readonly locale: Locale;
}

/** Puts certificates into files. `chain`: DER, the certificate itself first. */
export class CertificateExport {
  private readonly checks: CertificateChecks;
  private readonly files: Pick<DocumentFiles, 'write'>;

  constructor(checks: CertificateChecks, files: Pick<DocumentFiles, 'write'>) {
    this.checks = checks;
    this.files = files;
  }

  async export(chain: readonly Uint8Array[], order: ExportOrder, signal: AbortSignal): Promise<void> {
    const content = await this.encode(chain, order);
    const draft = await this.files.write(order.path, once(content), { overwrite: order.overwrite, signal });
    await draft.commit();
  }

  private async encode(chain: readonly Uint8Array[], { format, locale }: ExportOrder): Promise<Uint8Array> {
    const [own = new Uint8Array()] = chain;
    if (format === 'cer') return own;
    if (format === 'pem') return Buffer.from(pem(own));
    if (format === 'p7b') return composeBundle(await this.wholeChain(chain));
    const { fields } = this.checks.details(own);
    return Buffer.from(`${[...fields.map((field) => line(field, locale)), '', pem(own)].join('\n')}`);
  }

  /** Devices often hold no more than their own certificate; the issuers may be known from elsewhere. */
  private async wholeChain(chain: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const { path } = await this.checks.check({ chain });
    const all = [...path.map(({ der }) => der), ...chain];
    return [...new Map(all.map((der) => [Buffer.from(der).toString('base64'), der])).values()];
  }
}

/** RFC 7468, 5. */
function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function line({ title, value }: Fact, locale: Locale): string {
  const text = typeof value === 'string' ? value : value[locale];
  const colon = locale === 'en' ? ': ' : '：';
  return `${title[locale]}${colon}${text.split('\n').join('\n    ')}`;
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
