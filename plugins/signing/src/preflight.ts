import type {
  Key,
  Localized,
  PdfDocument,
  Placement,
  Preflight,
  Seal,
  SignatureFormatData,
  SignatureReport,
  SigningRequest,
  Verification,
  VerificationRequest,
} from '@sealwright/core/api';
import { boundsOfUnitSquare, boxToUser } from '@sealwright/core/api';
import { day } from './plan-stamps.ts';

const WARN_DAYS = 30;
const DAY = 86_400_000;

export interface PreflightInput {
  readonly request: SigningRequest;
  readonly document: PdfDocument;
  readonly key: Key;
  readonly format: SignatureFormatData;
  readonly placements: readonly Placement[];
  readonly seals: readonly Seal[];
  readonly time: Date;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Says in plain words what signing does to the signatures that are there. An approval signature is an appended revision
 * with new fields and widgets only, so a sound signature stays valid unless it forbids further signing
 * (ISO 32000-2, 12.8.2.2 and 12.8.2.4).
 */
export async function preflight(input: PreflightInput, verification: Verification | undefined): Promise<Preflight> {
  const rules = await input.document.modificationRules();
  const { signed } = await input.document.signatures();
  const reports = signed.length > 0 ? await verification?.verify(verificationRequest(input)) : undefined;
  const forbidden = rules.signing.allowed ? undefined : refusals[rules.signing.reason];
  const signatures = signed.map((signature, index) => {
    const report = reports?.signatures[index];
    const signer = report?.signer?.subject ?? signature.claims.name ?? signature.fields[0]?.name ?? '?';
    const effect = effectOn(report, forbidden !== undefined);
    return { fields: signature.fields.map(({ name }) => name), signer, effect, sentence: sentences[effect](signer) };
  });
  return {
    allowed: forbidden === undefined,
    ...(forbidden && { refusal: forbidden }),
    signatures,
    warnings: await warnings(input, rules.certification),
  };
}

function verificationRequest({ request: { input, password }, signal }: PreflightInput): VerificationRequest {
  return { input, ...(password && { password }), ...(signal && { signal }) };
}

type Effect = Preflight['signatures'][number]['effect'];

function effectOn(report: SignatureReport | undefined, forbidden: boolean): Effect {
  if (report?.integrity === 'invalid' || report?.integrity === 'modified') return 'already-invalid';
  return forbidden ? 'forbids' : 'stays-valid';
}

const sentences: Record<Effect, (signer: string) => Localized> = {
  'stays-valid': (signer) => ({
    'zh-CN': `“${signer}”的签名在您签署后仍然有效。`,
    en: `The signature of ${signer} stays valid after you sign.`,
  }),
  forbids: (signer) => ({
    'zh-CN': `“${signer}”的签名不允许再签署，未做任何修改。`,
    en: `The signature of ${signer} forbids further signing; nothing was changed.`,
  }),
  'already-invalid': (signer) => ({
    'zh-CN': `“${signer}”的签名在您签署之前已经无效。`,
    en: `The signature of ${signer} is invalid already, before you sign.`,
  }),
};

type Reason = Extract<Awaited<ReturnType<PdfDocument['modificationRules']>>['signing'], { allowed: false }>['reason'];

const refusals: Record<Reason, Localized> = {
  'certified-no-changes': {
    'zh-CN': '文档已被认证为“不允许任何更改”，不能再签署。请向发送方索取可以签署的文档。',
    en: 'The document is certified as "no changes allowed" and cannot be signed. Ask its sender for one that can.',
  },
  'fields-locked': {
    'zh-CN': '已有的签名锁定了整份文档，不能再签署。请向发送方索取可以签署的文档。',
    en: 'An existing signature locks the whole document, so it cannot be signed. Ask its sender for one that can.',
  },
  permissions: {
    'zh-CN': '文档的权限设置不允许签署，请用所有者密码打开。',
    en: "The document's permissions do not allow signing. Open it with the owner's password.",
  },
  'usage-rights': {
    'zh-CN': '文档带有 Adobe 使用权签名，再签署会使它失效。请向发送方索取不带使用权的文档。',
    en: 'The document carries usage rights of Adobe, which signing would break. Ask its sender for one without them.',
  },
  xfa: {
    'zh-CN': '动态 XFA 表单不能签署，请先另存为普通 PDF。',
    en: 'A dynamic XFA form cannot be signed. Save it as an ordinary PDF first.',
  },
  'damaged-form': {
    'zh-CN': '文档的表单结构已损坏，不能安全签署。请向发送方重新索取文档。',
    en: 'The form structure of the document is damaged, so it cannot be signed safely. Ask its sender for it anew.',
  },
};

async function warnings(input: PreflightInput, certification: 1 | 2 | 3 | undefined): Promise<Localized[]> {
  const { placements, seals, key, format, time, document } = input;
  const found: Localized[] = format.note ? [format.note] : [];
  if (certification !== undefined && placements.length > 0) {
    found.push({
      'zh-CN': '文档已被认证：新增可见印章后，个别严格的验证软件会认为认证签名之后有改动。',
      en: 'The document is certified: some strict validators will report the added seals as changes after certification.',
    });
  }
  for (const seal of seals) {
    const left = seal.validTo ? (seal.validTo.getTime() - time.getTime()) / DAY : Number.POSITIVE_INFINITY;
    if (left <= WARN_DAYS) found.push(expiring(`印章“${seal.name}”`, `The seal "${seal.name}"`, seal.validTo ?? time));
  }
  const { subject, notAfter } = key.certificate;
  if ((notAfter.getTime() - time.getTime()) / DAY <= WARN_DAYS) {
    found.push(expiring(`“${subject}”的证书`, `The certificate of "${subject}"`, notAfter));
  }
  for (const number of await pagesWithCutSeals(document, placements)) {
    found.push({
      'zh-CN': `第 ${number} 页的印章有一部分在页面之外。`,
      en: `A seal on page ${number} reaches beyond the page.`,
    });
  }
  return found;
}

function expiring(zh: string, en: string, date: Date): Localized {
  return { 'zh-CN': `${zh}将于 ${day(date)} 到期。`, en: `${en} expires on ${day(date)}.` };
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
