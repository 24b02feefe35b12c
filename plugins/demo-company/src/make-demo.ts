/** Makes what the demo consists of. Loaded only when something is to be made: fonts and renderer take their time. */
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { NewSoftSeal, SoftKeys } from '@sealwright/core/api';
import { ChineseFont } from '@sealwright/fonts/setting';
import { framework } from './contracts/framework.ts';
import { progressConfirmation } from './contracts/progress-confirmation.ts';
import { purchase } from './contracts/purchase.ts';
import {
  DEMO_COMPANIES,
  DEMO_ROOT,
  DEMO_SEAL_MAKER,
  DEMO_SM2_ROOT,
  type DemoCompany,
  SM2_COMPANY,
  subjectOf,
} from './demo-companies.ts';
import { certificatePath, contractPath } from './demo-folder.ts';
import { makeSeals } from './demo-seals.ts';
import { type IssuedSigner, issueCertificates, toPem } from './issue-certificates.ts';
import { makeElectronic } from './make-electronic.ts';
import { writeContract } from './write-contract.ts';
import { writePkcs12 } from './write-pkcs12.ts';
import { writeWhole } from './write-whole.ts';

const CONTRACTS = [progressConfirmation, purchase, framework];
const MAX_TRIES = 6;

export class DemoMaker {
  private readonly softKeys: SoftKeys;
  private readonly font: ChineseFont;

  private constructor(softKeys: SoftKeys, font: ChineseFont) {
    this.softKeys = softKeys;
    this.font = font;
  }

  static async open(softKeys: SoftKeys): Promise<DemoMaker> {
    return new DemoMaker(softKeys, await ChineseFont.open('song'));
  }

  /**
   * Puts both companies into the software token. The root's file goes first and comes last, as the mark that all is
   * there: what was interrupted is made anew by the next call.
   */
  async makeCompanies(rootFile: string, now: Date): Promise<void> {
    await rm(rootFile, { force: true });
    const requests = DEMO_COMPANIES.map((company) => ({ subject: subjectOf(company), keyType: company.keyType }));
    const { root, signers } = await issueCertificates(DEMO_ROOT, requests, now);
    for (const [index, company] of DEMO_COMPANIES.entries()) {
      const signer = signers[index]!;
      const { from: validFrom, to: validTo } = signer.validity;
      const seals = await makeSeals(company, this.font);
      await this.addToken(
        company,
        signer,
        root,
        seals.map((seal) => ({ ...seal, validFrom, validTo })),
      );
      await writeWhole(certificatePath(dirname(rootFile), company.keyId), toPem(signer.certificate));
    }
    await writeWhole(rootFile, toPem(root));
  }

  /** The same for the company with an SM2 key, whose seals are made by a seal maker under the same root. */
  async makeSm2Company(rootFile: string, now: Date): Promise<void> {
    await rm(rootFile, { force: true });
    const subjects = [subjectOf(SM2_COMPANY), DEMO_SEAL_MAKER];
    const requests = subjects.map((subject) => ({ subject, keyType: 'sm2' as const }));
    const { root, signers } = await issueCertificates(DEMO_SM2_ROOT, requests, now, 'sm2');
    const [signer, maker] = signers as [IssuedSigner, IssuedSigner];
    const drawn = await makeSeals(SM2_COMPANY, this.font);
    const seals = await Promise.all(drawn.map((seal) => makeElectronic(seal, signer.certificate, maker, now)));
    maker.keys.privateKey.fill(0);
    await this.addToken(SM2_COMPANY, signer, root, seals);
    await writeWhole(certificatePath(dirname(rootFile), SM2_COMPANY.keyId), toPem(signer.certificate));
    await writeWhole(rootFile, toPem(root));
  }

  private async addToken(
    { keyId, name, pin }: DemoCompany,
    { certificate, keys }: IssuedSigner,
    root: Uint8Array,
    seals: readonly NewSoftSeal[],
  ): Promise<void> {
    const chain = [certificate, root];
    const label = `${name} DEMO`;
    const pkcs12 = await writePkcs12({ privateKey: keys.privateKey, chain, friendlyName: label }, pin);
    keys.privateKey.fill(0);
    await this.softKeys.add({ id: keyId, label, pkcs12, chain, maxTries: MAX_TRIES, seals });
  }

  /** Draws one of the contracts of `CONTRACT_FILES`. */
  async makeContract(folder: string, file: string): Promise<void> {
    const contract = CONTRACTS.find((each) => each.file === file);
    if (!contract) throw new Error(`no demo contract is called ${file}`);
    await writeWhole(contractPath(folder, file), await writeContract(contract, this.font));
  }
}
