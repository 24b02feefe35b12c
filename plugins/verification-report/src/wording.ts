/** Words of reports in both languages. */
import type { Localized, SignatureReport, VerificationStep } from '@sealwright/core/api';
import type { Condition } from './report-schema.ts';

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

export const stepTitles: Readonly<Record<VerificationStep['id'], Localized>> = {
  format: say('签名格式', 'Format'),
  coverage: say('覆盖范围', 'Coverage'),
  digest: say('文档摘要', 'Digest'),
  'signature-value': say('签名值', 'Signature value'),
  'signing-certificate': say('签名证书', 'Signing certificate'),
  'seal-signer': say('电子印章的持有者', 'Holder of the seal'),
  'seal-value': say('电子印章的签名', "Seal maker's signature"),
  'seal-validity': say('电子印章的有效期', 'Validity of the seal'),
  'seal-maker': say('制章者', 'Maker of the seal'),
  'later-changes': say('签署后的改动', 'Later changes'),
  timestamp: say('时间戳', 'Timestamp'),
  'certificate-chain': say('证书链', 'Certificate chain'),
  'certificate-validity': say('证书有效期', 'Validity of certificates'),
  revocation: say('吊销状态', 'Revocation'),
};

export const stepStates: Readonly<Record<VerificationStep['state'], Localized>> = {
  passed: say('通过', 'Passed'),
  failed: say('不通过', 'Failed'),
  warning: say('注意', 'Note'),
  'not-checked': say('未检查', 'Not checked'),
};

export const kinds: Readonly<Record<SignatureReport['kind'], Localized>> = {
  signature: say('签名', 'Signature'),
  certification: say('认证签名', 'Certification'),
  'document-timestamp': say('文档时间戳', 'Document timestamp'),
};

export const integrities: Readonly<Record<SignatureReport['integrity'], Localized>> = {
  valid: say('完整，签署后没有改动', 'Intact; nothing was changed since'),
  'valid-with-later-changes': say('完整，之后只有允许的改动', 'Intact; only permitted changes followed'),
  modified: say('签署后被改动', 'Changed after signing'),
  invalid: say('无效', 'Invalid'),
  indeterminate: say('无法判断', 'Cannot be judged'),
};

export const trusts: Readonly<Record<SignatureReport['trust'], Localized>> = {
  trusted: say('证书受信任', 'The certificate is trusted'),
  untrusted: say('证书不受信任', 'The certificate is not trusted'),
  'not-checked': say('未核对', 'Not checked'),
};

/** Of the conclusion, where signers are not known. */
export const identities: Readonly<Record<'untrusted' | 'not-checked', Localized>> = {
  untrusted: say('有签名者的证书不受信任。', 'The certificate of a signer is not trusted.'),
  'not-checked': say('签名者身份未核对。', 'Who signed was not checked.'),
};

export const outcomes: Readonly<Record<Condition['outcome'], Localized>> = {
  supported: say('技术检验支持', 'Supported by the check'),
  partly: say('部分支持，其余须另行证明', 'Supported in part; the rest needs other evidence'),
  open: say('技术检验不能认定', 'Cannot be established by the check'),
  'not-supported': say('技术检验不支持', 'Not supported by the check'),
};

export const texts = {
  title: say('电子签名验证报告', 'Verification report of electronic signatures'),
  titleOf: say('电子签名验证报告：{name}', 'Verification report of electronic signatures: {name}'),
  unchecked: say('第 {number} 个签名：{sentence}', 'Signature {number}: {sentence}'),
  conclusion: say('结论', 'Conclusion'),
  document: say('被检验的文件', 'The document'),
  name: say('文件名', 'File name'),
  size: say('大小', 'Size'),
  bytes: say('{count} 字节', '{count} bytes'),
  check: say('检验', 'The check'),
  checkedAt: say('检验时间（检验所用计算机的时钟）', 'Time of the check (clock of the computer that checked)'),
  program: say('检验程序', 'Program'),
  anchors: say('受信任根证书', 'Trusted root certificates'),
  anchorCount: say('{count} 张，由检验者指定', '{count}, named by whoever checked'),
  noAnchors: say('没有指定', 'None were named'),
  revocation: say('向颁发者查询吊销状态', 'Issuers asked about revocation'),
  yes: say('是', 'Yes'),
  no: say('否', 'No'),
  signature: say('第 {number} 个签名', 'Signature {number}'),
  signer: say('签名者证书', "Signer's certificate"),
  none: say('无', 'None'),
  kind: say('类型', 'Kind'),
  format: say('格式', 'Format'),
  integrity: say('完整性', 'Integrity'),
  trust: say('签名者身份', 'Who signed'),
  fields: say('签名域', 'Fields'),
  coverage: say('签署时版本的长度', 'Length of the version that was signed'),
  reason: say('签署原因（签名者填写，未核实）', 'Reason (by the signer, not verified)'),
  location: say('签署地点（签名者填写，未核实）', 'Place (by the signer, not verified)'),
  times: say('时间及其来源', 'Times and where they come from'),
  signerClock: say(
    '签名者计算机的时钟，可以任意设置，不作为证明',
    "The signer's own clock, which can be set at will; no proof",
  ),
  trustedTimestamp: say('时间戳，机构为“{authority}”，可信', 'Timestamp of "{authority}", trusted'),
  untrustedTimestamp: say(
    '时间戳，机构为“{authority}”，机构未经核实，不作为证明',
    'Timestamp of "{authority}", which is not verified; no proof',
  ),
  unknownAuthority: say('未知', 'unknown'),
  noTimes: say('签名没有写明时间。', 'The signature states no time.'),
  steps: say('检查步骤', 'Steps of the check'),
  laterChanges: say('签署后的改动', 'Changes after signing'),
  noLaterChanges: say('没有发现。', 'None were found.'),
  change: say('{label}（{count} 处）', '{label} ({count})'),
  changeOnPages: say('{label}（{count} 处，第 {pages} 页）', '{label} ({count}, page {pages})'),
  conditions: say('对照《电子签名法》第十三条', 'By article 13 of the Electronic Signature Law'),
  conditionIntroduction: say(
    '《中华人民共和国电子签名法》第十三条规定：电子签名同时符合下列四项条件的，视为可靠的电子签名。以下逐项说明技术检验能认定什么、不能认定什么。',
    "Under article 13 of the Electronic Signature Law of the People's Republic of China, an electronic signature that meets these four conditions together counts as reliable. For each it is said what the check establishes and what it cannot.",
  ),
  established: say('检验所见', 'What was found'),
  notEstablished: say('检验不能认定的', 'What it does not establish'),
  timestampIsNoSignature: say(
    '文档时间戳证明文件在某一时间已经存在，不是某人的签名，不适用第十三条。',
    "A document timestamp proves that the file existed at a time. It is nobody's signature, and article 13 does not apply to it.",
  ),
  emptyFields: say('尚未签署的签名域', 'Signature fields that are empty'),
  certificates: say('证书', 'Certificates'),
  notChecked: say('没有检查的事项及原因', 'What was not checked, and why'),
  nothingUnchecked: say('没有遗漏的检查步骤。', 'No step was left out.'),
  limits: say('关于本报告', 'About this report'),
  page: say('第 {page} 页，共 {count} 页', 'Page {page} of {count}'),
} as const satisfies Record<string, Localized>;

/** What such a report says and what not. */
export const LIMITS: readonly Localized[] = [
  say(
    '本报告只陈述检验程序对上述文件所作技术检验的结果，以文件摘要识别被检验的文件；它不是司法鉴定意见，也不是法律意见。',
    'This report states what the program found when it checked the file above, which its digests identify. It is neither an expert opinion for a court nor legal advice.',
  ),
  say(
    '电子签名是否可靠，由当事人约定或者由人民法院、仲裁机构等依法认定；第十三条第二款允许当事人选择使用符合其约定的可靠条件的电子签名。',
    'Whether a signature is reliable is for the parties to agree, or for courts and arbitrators to find; article 13, paragraph 2, lets parties choose signatures that meet conditions of their own.',
  ),
  say(
    '受信任的根证书由检验者选定；是否依法取得电子认证服务许可，不在检验范围内。',
    'Which roots are trusted was for whoever checked to choose; whether an authority holds the licence that the law asks for is not part of the check.',
  ),
  say(
    '没有查询时间戳机构和制章者证书的吊销状态。',
    'Whether certificates of timestamp authorities and makers of seals were revoked was not asked.',
  ),
];

/** Puts values into a text in both languages; they may differ between them. */
export function filled(text: Localized, values: Readonly<Record<string, string | number | Localized>>): Localized {
  const fill = (locale: keyof Localized) =>
    text[locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'object' ? value[locale] : String(value);
    });
  return { 'zh-CN': fill('zh-CN'), en: fill('en') };
}
