/** What its reader has at hand who follows the guide: a USB key with a seal, the licence, and contracts. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePki, testSeal } from '@sealwright/driver-kit/testing';
import { ChineseFont } from '@sealwright/fonts/setting';
import { progressConfirmation } from '../../../plugins/demo-company/src/contracts/progress-confirmation.ts';
import { purchase } from '../../../plugins/demo-company/src/contracts/purchase.ts';
import { DEMO_LICENCE } from '../../../plugins/demo-company/src/demo-licence.ts';
import { writeContract } from '../../../plugins/demo-company/src/write-contract.ts';
import { PIN } from '../../../plugins/token-netca/src/testing/soft-hsm-token.ts';
import { makeTestKey } from '../window/test-key.ts';

/** The seal of the guide's pictures. */
export const SEAL = '测试用';
export { PIN };
/** Pages of the contract. */
export const PAGES = [1, 2, 3, 4, 5];

export interface GuideFiles {
  readonly licence: string;
  /** Five pages. */
  readonly contract: string;
  /** One page. */
  readonly sheet: string;
}

/** Writes the files that the guide names into a folder. */
export async function writeGuideFiles(folder: string): Promise<GuideFiles> {
  const font = await ChineseFont.open('song');
  const files: GuideFiles = {
    licence: join(folder, '授权导入.ini'),
    contract: join(folder, '测试合同.pdf'),
    sheet: join(folder, '工作量进度确认表.pdf'),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(files.licence, DEMO_LICENCE);
  writeFileSync(files.contract, await writeContract(purchase, font));
  writeFileSync(files.sheet, await writeContract(progressConfirmation, font));
  return files;
}

/** Days that certificates and seal are good for: long enough that nothing warns of their end. */
const DAYS = 365;

/** A key with two certificates and a seal. */
export async function makeGuideKey() {
  const pki = makePki(['rsa'], { days: DAYS });
  const holder = pki.keys.find(({ usage }) => usage === 'signing')?.certificate;
  if (!holder) throw new Error('there is no certificate for signing');
  const validTo = new Date(Date.now() + DAYS * 86_400_000);
  const picture = { type: 'PNG', data: sealPicture(), widthMm: 40, heightMm: 40 };
  return makeTestKey(pki, [{ label: 'seal', value: await testSeal(holder, { name: SEAL, picture, validTo }) }]);
}

export type GuideKey = ReturnType<Awaited<ReturnType<typeof makeGuideKey>>['into']>;

/** A red ring with a star, at 600 dpi. */
function sealPicture(): Buffer {
  const red = '#d32f2f';
  return execFileSync('convert', [
    ...['-size', '945x945', 'xc:none', '-fill', 'none', '-stroke', red, '-strokewidth', '26'],
    ...['-draw', 'circle 472,472 472,40', '-fill', red, '-stroke', 'none', '-pointsize', '480'],
    ...['-font', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '-gravity', 'center'],
    ...['-annotate', '+0-60', '★', '-pointsize', '130', '-annotate', '+0+250', SEAL, 'png:-'],
  ]);
}
