import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CliCommands,
  PdfEngine,
  Signing,
  type SigningRequest,
  SoftKeys,
  type StampRequest,
} from '@sealwright/core/api';
import type { OpensslPki, Party } from '@sealwright/crypto/testing';
import { type CompanyClaim, Judge, type JudgePolicy, type Verdict } from '../../platform/src/judging/index.ts';
import { type DemoProduct, startDemoProduct } from '../demo-product.ts';

export interface Signer {
  readonly key: string;
  readonly seal: string;
}
/** Of RSA, ECDSA and SM2. */
export const PARTY_A: Signer = { key: 'demo-party-a', seal: '甲方公章' };
export const PARTY_B: Signer = { key: 'demo-party-b', seal: '乙方公章' };
export const SM2_PARTY: Signer = { key: 'demo-sm2', seal: '国密公章' };

export interface SignedRevision {
  readonly pdf: Uint8Array;
  readonly fields: readonly string[];
  readonly certificate: string;
}

/** Files signed by the product, judged as the platform judges them. */
export class JudgeLab {
  readonly engine: PdfEngine;
  /** SHA-256 of the certificates of those who have signed here, by key. */
  readonly certificates = new Map<string, string>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'sealwright-judging-'));
  private readonly product: DemoProduct;
  private readonly signing: Signing;
  private readonly judging = new Judge({ threads: 1, log: (message) => this.faults.push(message) });
  /** What was told of faults of the program. */
  readonly faults: string[] = [];
  private files = 0;

  private constructor(product: DemoProduct, signing: Signing, engine: PdfEngine) {
    this.product = product;
    this.signing = signing;
    this.engine = engine;
  }

  static async open(): Promise<JudgeLab> {
    const product = await startDemoProduct();
    const command = await product.host.point(CliCommands).get('demo')!.load();
    const { json } = await command.run({
      arguments: [],
      options: { reset: false, sm2: true },
      extra: {},
      path: (path) => path,
      locale: 'zh-CN',
      signal: new AbortController().signal,
      secret: () => {
        throw new Error('no secret was expected');
      },
      progress: () => {},
    });
    for (const { id, pin } of (json as { keys: { id: string; pin: string }[] }).keys) product.pins.set(id, pin);
    return new JudgeLab(product, await product.host.service(Signing), await product.host.service(PdfEngine));
  }

  /** Signs with a key of openssl's, invisibly. */
  async signAs(pki: OpensslPki, party: Party, pdf: Uint8Array): Promise<Uint8Array> {
    const { id } = party.key;
    const pin = '86420975';
    pki.run(
      ...['pkcs12', '-export', '-inkey', party.keyFile, '-in', party.certificateFile, '-passout', `pass:${pin}`],
      ...['-out', pki.file(`${id}.p12`)],
    );
    const keys = await this.product.host.service(SoftKeys);
    const pkcs12 = pki.read(`${id}.p12`);
    await keys.add({ id, label: id, pkcs12, chain: party.chain, maxTries: 3, seals: [] });
    this.product.pins.set(id, pin);
    return (await this.sign(pdf, { key: id, seal: '' }, [])).pdf;
  }

  /** Of 1, 5 and 30 pages. */
  contract(which: keyof DemoProduct['contracts']): Uint8Array {
    return readFileSync(this.product.contracts[which]);
  }

  /** `stamps` without a seal get the signer's. */
  async sign(
    pdf: Uint8Array,
    { key, seal }: Signer,
    stamps: readonly StampRequest[] = [{ mode: 'normal', options: { page: 1, at: '60mm,200mm' } }],
    more: Partial<SigningRequest> = {},
  ): Promise<SignedRevision> {
    const output = join(this.folder, `${this.files++}-signed.pdf`);
    const request = {
      input: this.write(pdf),
      output,
      key,
      stamps: stamps.map((stamp) => ({ seal, ...stamp })),
      ...more,
    };
    const { fields, certificate } = await this.signing.submit(request);
    this.certificates.set(key, certificate.sha256);
    return { pdf: readFileSync(output), fields, certificate: certificate.sha256 };
  }

  /** `signer`: whose turn it is; a key that has signed here, or the certificates themselves. */
  judge(
    base: Uint8Array,
    pdf: Uint8Array,
    signer: Signer | readonly string[],
    policy: JudgePolicy = {},
    company?: CompanyClaim,
  ): Promise<Verdict> {
    const certificates = 'key' in signer ? [this.certificates.get(signer.key) ?? ''] : signer;
    const sha256 = createHash('sha256').update(base).digest('hex');
    return this.judging.judge({
      kind: 'revision',
      path: this.write(pdf),
      base: { size: base.length, sha256 },
      certificates,
      policy,
      ...(company && { company }),
    });
  }

  judgeDraft(pdf: Uint8Array): Promise<Verdict> {
    return this.judging.judge({ kind: 'document', path: this.write(pdf) });
  }

  async dispose(): Promise<void> {
    this.judging.dispose();
    await this.product.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(pdf: Uint8Array): string {
    const path = join(this.folder, `${this.files++}.pdf`);
    writeFileSync(path, pdf);
    return path;
  }
}
