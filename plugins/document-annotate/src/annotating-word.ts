import type {
  AnnotationRules,
  Localized,
  PdfDocument,
  PdfSignature,
  SignatureReport,
  Verification,
} from '@sealwright/core/api';
import type { AnnotatingWord } from './common-annotate-rpc.ts';

type Effect = AnnotatingWord['signatures'][number]['effect'];
type Reason = Extract<AnnotationRules['adding'], { allowed: false }>['reason'];

/**
 * Says in plain words what annotations do to the document and to the signatures in it. They are an appended revision with
 * nothing but annotations: common readers keep a sound signature valid and tell that something was added, unless the
 * document says what may follow (ISO 32000-2, 12.8.2.2 and 12.8.2.4).
 */
export async function annotatingWord(
  document: PdfDocument,
  verify: (() => ReturnType<Verification['verify']>) | undefined,
): Promise<AnnotatingWord> {
  const { adding, isSigned } = await document.annotationRules();
  const { certification } = await document.modificationRules();
  const { signed } = await document.signatures();
  const reports = signed.length > 0 ? await verify?.() : undefined;
  const signatures = signed.flatMap((signature, index) => {
    const report = reports?.signatures[index];
    const effect = effectOn(signature, report, adding);
    const signer = report?.signer?.subject ?? signature.claims.name ?? signature.fields[0]?.name ?? '?';
    return effect ? [{ effect, sentence: sentences[effect](signer) }] : [];
  });
  const isCommented = adding.allowed && signatures.some(({ effect }) => effect === 'stays-valid');
  return {
    allowed: adding.allowed,
    ...(!adding.allowed && { refusal: refusals[adding.reason] }),
    isSigned: isSigned || signed.length > 0,
    signatures,
    warnings: isCommented ? [certification === 3 ? permittedByCertificate : strictReaders] : [],
  };
}

/** Nothing where the document refuses annotations for another reason than this signature. */
function effectOn(
  signature: PdfSignature,
  report: SignatureReport | undefined,
  adding: AnnotationRules['adding'],
): Effect | undefined {
  if (report?.integrity === 'invalid' || report?.integrity === 'modified') return 'already-invalid';
  if (adding.allowed) return !report || report.integrity === 'indeterminate' ? 'unjudged' : 'stays-valid';
  return adding.reason === 'certified' && levelOf(signature) < COMMENTS ? 'forbids' : undefined;
}

/** The level of DocMDP from which on annotations are permitted (ISO 32000-2, table 257). */
const COMMENTS = 3;

function levelOf({ certification = COMMENTS, fieldLock }: PdfSignature): number {
  return Math.min(certification, fieldLock?.permissions ?? COMMENTS);
}

const sentences: Record<Effect, (signer: string) => Localized> = {
  'stays-valid': (signer) => ({
    'zh-CN': `“${signer}”的签名仍然有效，但会显示为“签署后添加了批注”。`,
    en: `The signature of ${signer} stays valid; readers will tell that annotations were added after it.`,
  }),
  unjudged: (signer) => ({
    'zh-CN': `无法验证“${signer}”的签名；批注不改动它所签的内容。`,
    en: `The signature of ${signer} cannot be verified; annotations leave what it covers as it is.`,
  }),
  forbids: (signer) => ({
    'zh-CN': `“${signer}”的签名不允许再添加批注，未做任何修改。`,
    en: `The signature of ${signer} forbids annotations; nothing was changed.`,
  }),
  'already-invalid': (signer) => ({
    'zh-CN': `“${signer}”的签名在添加批注之前已经无效。`,
    en: `The signature of ${signer} is invalid already, before anything is added.`,
  }),
};

const permittedByCertificate: Localized = {
  'zh-CN': '签署人允许在签署后添加批注。',
  en: 'The signer permits annotations after signing.',
};
const strictReaders: Localized = {
  'zh-CN': '文档没有约定签署后能否批注：常见的阅读软件都接受，个别严格的验证软件会报告改动。如需稳妥，请在签署前批注。',
  en: 'The document does not say whether it may be annotated after signing: common readers accept it, some strict validators report a change. To be sure, annotate before signing.',
};

const refusals: Record<Reason, Localized> = {
  certified: {
    'zh-CN': '文档的签署人不允许再添加批注（已被认证），写入会使签名失效。请向发送方索取可以批注的文档。',
    en: 'The document is certified against annotations: writing them would break its signature. Ask its sender for one that can be annotated.',
  },
  permissions: {
    'zh-CN': '文档的权限设置不允许批注，请用所有者密码打开。',
    en: "The document's permissions do not allow annotations. Open it with the owner's password.",
  },
  'usage-rights': {
    'zh-CN': '文档带有 Adobe 使用权签名，添加批注会使它失效。请向发送方索取不带使用权的文档。',
    en: 'The document carries usage rights of Adobe, which annotations would break. Ask its sender for one without them.',
  },
  xfa: {
    'zh-CN': '动态 XFA 表单不能批注，请先另存为普通 PDF。',
    en: 'A dynamic XFA form cannot be annotated. Save it as an ordinary PDF first.',
  },
  'damaged-form': {
    'zh-CN': '文档的表单结构已损坏，无法判断其中的签名，不能安全地添加批注。请向发送方重新索取文档。',
    en: 'The form structure of the document is damaged, so nobody can tell what its signatures permit. Ask its sender for it anew.',
  },
};
