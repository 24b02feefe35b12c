import type {
  Localized,
  PdfDocument,
  Preflight,
  SignatureReport,
  SigningRequest,
  Verification,
  VerificationRequest,
} from '@sealwright/core/api';
import { signaturesOf } from './signature-plans.ts';
import { signingWarnings, type WarningInput } from './signing-warnings.ts';

export interface PreflightInput extends Omit<WarningInput, 'signatures' | 'certification'> {
  readonly request: SigningRequest;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Says in plain words what signing does to the signatures that are there. An approval signature is an appended revision
 * with new fields and widgets only, so a sound signature stays valid unless it forbids further signing
 * (ISO 32000-2, 12.8.2.2 and 12.8.2.4).
 */
export async function preflight(input: PreflightInput, verification: Verification | undefined): Promise<Preflight> {
  const { request, placements } = input;
  const { signing, certification } = await input.document.modificationRules();
  const { signed } = await input.document.signatures();
  const reports = signed.length > 0 ? await verification?.verify(verificationRequest(input)) : undefined;
  const forbidden = signing.allowed ? undefined : refusals[signing.reason];
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
    warnings: await signingWarnings({ ...input, signatures: signaturesOf(request, placements), certification }),
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
