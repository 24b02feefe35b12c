import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentReport, Secret, Signing, type SigningRequest, Verification } from '@sealwright/core/api';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';

export const PARTY_A = { key: 'demo-party-a', seal: '甲方公章' } as const;
export const PARTY_B = { key: 'demo-party-b', seal: '乙方公章' } as const;

interface SignOptions extends Partial<Omit<SigningRequest, 'password'>> {
  readonly party?: typeof PARTY_A | typeof PARTY_B;
  /** Of the seal's centre on the first page; null: an invisible signature. */
  readonly at?: string | null;
  readonly password?: string | undefined;
}

/** Signs and verifies through the product, bytes in and bytes out. */
export class AttackLab {
  /** Five pages that nobody has signed. */
  readonly contract: Uint8Array;
  readonly folder = mkdtempSync(join(tmpdir(), 'sealwright-attacks-'));
  private readonly product: DemoProduct;
  private readonly signing: Signing;
  private readonly verification: Verification;
  private files = 0;

  private constructor(product: DemoProduct, signing: Signing, verification: Verification) {
    this.product = product;
    this.signing = signing;
    this.verification = verification;
    this.contract = readFileSync(product.contracts.five);
  }

  static async open(): Promise<AttackLab> {
    const product = await startDemoProduct();
    return new AttackLab(product, await product.host.service(Signing), await product.host.service(Verification));
  }

  /** DER of the authority that issued the demo companies' certificates. */
  get root(): Uint8Array {
    return certificateOf(readFileSync(this.product.trust, 'utf8'));
  }

  async sign(pdf: Uint8Array, options: SignOptions = {}): Promise<Uint8Array> {
    const { party = PARTY_A, at = '60mm,200mm', password, ...more } = options;
    const output = this.path('signed');
    const request: SigningRequest = {
      input: this.write(pdf),
      output,
      key: party.key,
      stamps: at === null ? [] : [{ mode: 'normal', options: { page: 1, at }, seal: party.seal }],
      ...(password !== undefined && { password: Secret.fromText(password) }),
      ...more,
    };
    try {
      await this.signing.submit(request);
    } catch (refusal) {
      if (existsSync(output)) throw new Error('an output in spite of the refusal', { cause: refusal });
      throw refusal;
    }
    return readFileSync(output);
  }

  verify(pdf: Uint8Array, password?: string): Promise<DocumentReport> {
    return this.verification.verify({
      input: this.write(pdf),
      anchors: [this.root],
      ...(password !== undefined && { password: Secret.fromText(password) }),
    });
  }

  write(pdf: Uint8Array): string {
    const path = this.path('input');
    writeFileSync(path, pdf);
    return path;
  }

  async dispose(): Promise<void> {
    await this.product.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private path(name: string): string {
    return join(this.folder, `${this.files++}-${name}.pdf`);
  }
}

function certificateOf(pem: string): Uint8Array {
  const [, base64 = ''] = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(pem) ?? [];
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
