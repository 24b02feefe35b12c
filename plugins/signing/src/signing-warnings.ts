import {
  boundsOfUnitSquare,
  boxToUser,
  isWeak,
  type Key,
  type Localized,
  type PdfDocument,
  type Placement,
  type Seal,
  type SignatureFormatData,
  validityAt,
} from '@sealwright/core/api';
import { day } from './plan-stamps.ts';
import { pictureWarnings } from './seal-picture-warnings.ts';

export interface WarningInput {
  readonly document: PdfDocument;
  readonly key: Key;
  readonly format: SignatureFormatData;
  readonly placements: readonly Placement[];
  readonly seals: readonly Seal[];
  /** Numbers, from 1 on, of pages on which words for stamps were looked for in vain, as they have no text. */
  readonly unsearched: readonly number[];
  /** Signatures that the key will make. */
  readonly signatures: number;
  readonly time: Date;
  /** DocMDP of the document, where it is certified (ISO 32000-2, 12.8.2.2). */
  readonly certification: 1 | 2 | 3 | undefined;
}

/** What a signer should know before the PIN, in the order of its weight. */
export async function signingWarnings(input: WarningInput): Promise<Localized[]> {
  const { document, key, format, placements, seals, unsearched, signatures, time, certification } = input;
  return [
    ...(format.note ? [format.note] : []),
    ...weakKey(key),
    ...(key.pinPerSignature ? [pinPerSignature(signatures)] : []),
    ...(certification !== undefined && placements.length > 0 ? [certified] : []),
    ...seals.flatMap(({ name, validTo }) => expiring(`印章“${name}”`, `The seal "${name}"`, validTo, time)),
    ...expiring(
      `“${key.certificate.subject}”的证书`,
      `The certificate of "${key.certificate.subject}"`,
      key.certificate.notAfter,
      time,
    ),
    ...seals.flatMap((seal) => pictureWarnings(seal, placements)),
    ...(await cutSeals(document, placements)),
    ...(unsearched.length > 0 ? [withoutText(unsearched)] : []),
  ];
}

function weakKey({ algorithm, certificate: { subject } }: Key): Localized[] {
  if (!isWeak(algorithm)) return [];
  const { bits } = algorithm;
  return [
    {
      'zh-CN': `“${subject}”的 RSA 密钥只有 ${bits} 位，强度不足，接收方可能不认可。请联系发证机构换发。`,
      en: `The RSA key of "${subject}" has only ${bits} bits, which is too weak: receivers may refuse it. Ask its issuer for a new one.`,
    },
  ];
}

/** A key that asks each time wants its holder to know how many signatures there are. */
function pinPerSignature(signatures: number): Localized {
  return {
    'zh-CN': `此密钥每次签名都要验证 PIN 码：您只需输入一次，它会用于本次提交的 ${signatures} 次签名，提交结束即清除。`,
    en: `This key wants its PIN for every signature. Enter it once: it serves this submission only; signatures made: ${signatures}.`,
  };
}

const certified: Localized = {
  'zh-CN': '文档已被认证：新增可见印章后，个别严格的验证软件会认为认证签名之后有改动。',
  en: 'The document is certified: some strict validators will report the added seals as changes after certification.',
};

function expiring(zh: string, en: string, date: Date | undefined, time: Date): Localized[] {
  if (!date || validityAt(undefined, date, time) !== 'ends-soon') return [];
  return [{ 'zh-CN': `${zh}将于 ${day(date)} 到期。`, en: `${en} expires on ${day(date)}.` }];
}

function withoutText(pages: readonly number[]): Localized {
  return {
    'zh-CN': `第 ${pages.join('、')} 页没有可查找的文字（可能是扫描件），未按关键字签章。`,
    en: `Pages without text, perhaps scans, got no seals by their words: ${pages.join(', ')}.`,
  };
}

async function cutSeals(document: PdfDocument, placements: readonly Placement[]): Promise<Localized[]> {
  const pages = await pagesWithCutSeals(document, placements);
  return [...pages].map((number) => ({
    'zh-CN': `第 ${number} 页的印章有一部分在页面之外。`,
    en: `A seal on page ${number} reaches beyond the page.`,
  }));
}

/** 1-based pages on which a seal is cut by the page's edge, by more than rounding. */
async function pagesWithCutSeals(document: PdfDocument, placements: readonly Placement[]): Promise<Set<number>> {
  const tolerance = 0.05;
  const cut = new Set<number>();
  for (const { page: index, box } of placements) {
    const page = await document.page(index);
    const { x1, y1, x2, y2 } = boundsOfUnitSquare(boxToUser(page, box));
    const { visible } = page;
    const over = Math.max(visible.x1 - x1, visible.y1 - y1, x2 - visible.x2, y2 - visible.y2);
    if (over > tolerance) cut.add(index + 1);
  }
  return cut;
}
