import type { Localized, ReportEnding, SignatureReport, VerificationStep } from '@sealwright/core/api';

export const texts = {
  signatures: { 'zh-CN': '签名', en: 'Signatures' },
  verifying: { 'zh-CN': '正在验证签名…', en: 'Verifying signatures…' },
  none: { 'zh-CN': '文档找不到可验证的签名', en: 'The document holds no signature to verify' },
  noneShort: { 'zh-CN': '无', en: 'None' },
  locked: { 'zh-CN': '输入文档密码后验证签名', en: 'Signatures are verified once the document is unlocked' },
  failed: { 'zh-CN': '签名没有验证完：{reason}', en: 'Signatures were not verified: {reason}' },
  show: { 'zh-CN': '查看签名', en: 'Show signatures' },
  verifyAgain: { 'zh-CN': '重新验证', en: 'Verify again' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  collapse: { 'zh-CN': '收起', en: 'Collapse' },
  expand: { 'zh-CN': '展开', en: 'Expand' },
  emptyFields: { 'zh-CN': '待签的签名域：{names}', en: 'Empty signature fields: {names}' },

  identityUnchecked: { 'zh-CN': '签名者身份未核对。', en: 'Who signed was not checked.' },
  identityUntrusted: { 'zh-CN': '签名者的证书不受信任。', en: "A signer's certificate is not trusted." },
  noAnchors: {
    'zh-CN': '没有设置受信任的根证书，无法核对签名者身份。',
    en: 'No trusted root certificates are set, so signers cannot be checked.',
  },
  anchorsUnusable: {
    'zh-CN': '受信任的根证书无法使用，没有核对签名者身份：{reason}',
    en: 'The trusted root certificates cannot be used, so signers were not checked: {reason}',
  },
  chooseAnchors: { 'zh-CN': '选择根证书…', en: 'Choose root certificates…' },
  certificateFiles: { 'zh-CN': '证书文件', en: 'Certificate files' },
  openSettings: { 'zh-CN': '打开设置', en: 'Open settings' },

  rootOffered: {
    'zh-CN': '签名者的证书由“{root}”颁发，该根证书尚未受信任。',
    en: 'The certificate of the signer was issued by "{root}", a root that is not trusted yet.',
  },
  trustRoot: { 'zh-CN': '信任此根证书…', en: 'Trust this root certificate…' },
  trustTitle: { 'zh-CN': '信任此根证书？', en: 'Trust this root certificate?' },
  trustWarning: {
    'zh-CN':
      '此后由它颁发的证书都被视为可信。任何人都能制作同名的根证书：请与发证机构公布的 SHA-256 指纹逐位核对，一致才可信任。',
    en: 'From then on every certificate that it issues is trusted. Anyone can make a root of this name: compare the SHA-256 fingerprint with the one that the issuer publishes, and trust it only if they are the same.',
  },
  rootName: { 'zh-CN': '名称', en: 'Name' },
  trust: { 'zh-CN': '指纹一致，信任', en: 'It is the same, trust it' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  rootTrusted: {
    'zh-CN': '已信任根证书“{root}”。可在设置的“受信任的根证书”中移除。',
    en: 'The root "{root}" is trusted now. It can be removed among the trusted root certificates of the settings.',
  },

  unknownSigner: { 'zh-CN': '未知签名者', en: 'Unknown signer' },
  organisation: { 'zh-CN': '机构', en: 'Organisation' },
  timestamp: { 'zh-CN': '时间戳', en: 'Timestamp' },
  claimedTime: { 'zh-CN': '签署时间（签名者电脑的时间）', en: "Signed at (by the signer's clock)" },
  noTime: { 'zh-CN': '没有签署时间', en: 'No time of signing' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  format: { 'zh-CN': '格式', en: 'Format' },
  fields: { 'zh-CN': '签名域', en: 'Fields' },
  coverage: { 'zh-CN': '覆盖范围', en: 'Coverage' },
  steps: { 'zh-CN': '检查结果', en: 'Checks' },
  askRevocation: { 'zh-CN': '在线查询吊销状态', en: 'Ask whether it was revoked' },
  askRevocationHint: {
    'zh-CN': '联网向证书的颁发机构查询签名者的证书是否已被吊销',
    en: "Asks the issuers over the network whether the signer's certificate was revoked",
  },
  laterChanges: { 'zh-CN': '签署后的改动', en: 'Changes after signing' },
  changeCount: { 'zh-CN': '{count} 处', en: '{count}' },
  goToPage: { 'zh-CN': '第 {page} 页', en: 'Page {page}' },
  morePages: { 'zh-CN': '等 {count} 页', en: 'of {count} pages' },
  chain: { 'zh-CN': '证书链', en: 'Certificate chain' },
  noCertificate: { 'zh-CN': '签名中没有证书', en: 'The signature holds no certificate' },
  issuer: { 'zh-CN': '颁发者', en: 'Issuer' },
  validity: { 'zh-CN': '有效期', en: 'Valid' },
  validityRange: { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  serial: { 'zh-CN': '序列号', en: 'Serial number' },
  fingerprint: { 'zh-CN': 'SHA-256 指纹', en: 'SHA-256 fingerprint' },
  copy: { 'zh-CN': '复制{what}', en: 'Copy {what}' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  nextPlace: { 'zh-CN': '显示下一处印章（共 {count} 处）', en: 'Show the next of its {count} places' },
  openVersion: { 'zh-CN': '打开签署时的版本', en: 'Open the version that was signed' },
  openVersionHint: {
    'zh-CN': '在新标签页中打开该签名所覆盖的版本，只供查看，可另存为副本',
    en: 'Opens what this signature covers in a tab of its own, to be looked at; a copy can be saved',
  },
  compare: { 'zh-CN': '查看签署后的变化', en: 'See what changed since' },
  compareHint: {
    'zh-CN': '逐页比较签署时的版本与当前版本的页面和文字',
    en: 'Compares the pages and the text of the version that was signed with those of the newest',
  },
  versionName: { 'zh-CN': '{base}（签名 {number} 签署时）.pdf', en: '{base} (as of signature {number}).pdf' },
  saveReport: { 'zh-CN': '保存验证报告', en: 'Save verification report' },
  savingReport: { 'zh-CN': '正在生成验证报告…', en: 'Making the verification report…' },
  reportName: { 'zh-CN': '{base} 验证报告', en: '{base} verification report' },
  reportSaved: { 'zh-CN': '验证报告已保存：{path}', en: 'The verification report was saved: {path}' },
  timestampTrusted: { 'zh-CN': '可信，作为签署时间', en: 'trusted, and used as the time of signing' },
  timestampUntrusted: {
    'zh-CN': '机构未经核实，不作为签署时间',
    en: 'its authority is not verified, so it is not used',
  },
  timestampAuthority: { 'zh-CN': '时间戳机构', en: 'Timestamp authority' },
  unknownAuthority: { 'zh-CN': '未知机构', en: 'Unknown authority' },
  viewCertificate: { 'zh-CN': '查看证书', en: 'View certificate' },
  certificate: { 'zh-CN': '证书', en: 'Certificate' },
  certificateFields: { 'zh-CN': '证书内容', en: 'What stands in it' },
  exportCertificate: { 'zh-CN': '导出证书', en: 'Export certificate' },
  exportChain: { 'zh-CN': '导出证书链', en: 'Export chain' },
  certificateFile: { 'zh-CN': '证书（DER）', en: 'Certificate (DER)' },
  chainFile: { 'zh-CN': '证书链（PEM）', en: 'Certificate chain (PEM)' },
  certificateSaved: { 'zh-CN': '证书已导出：{path}', en: 'The certificate was exported: {path}' },
  reason: { 'zh-CN': '签署原因（签名者填写）', en: 'Reason (by the signer)' },
  location: { 'zh-CN': '签署地点（签名者填写）', en: 'Place (by the signer)' },
  noPlace: { 'zh-CN': '该签名在页面上没有可见的印章。', en: 'The signature shows nothing on the pages.' },
} as const satisfies Record<string, Localized>;

export const kindNames: Readonly<Record<SignatureReport['kind'], Localized>> = {
  signature: { 'zh-CN': '签名', en: 'Signature' },
  certification: { 'zh-CN': '认证签名', en: 'Certification' },
  'document-timestamp': { 'zh-CN': '文档时间戳', en: 'Document timestamp' },
};

export const stepStates: Readonly<Record<VerificationStep['state'], Localized>> = {
  passed: { 'zh-CN': '通过', en: 'Passed' },
  failed: { 'zh-CN': '不通过', en: 'Failed' },
  warning: { 'zh-CN': '注意', en: 'Warning' },
  'not-checked': { 'zh-CN': '未检查', en: 'Not checked' },
};

export const reportKinds: Readonly<Record<ReportEnding, Localized>> = {
  pdf: { 'zh-CN': 'PDF 文件', en: 'PDF' },
  html: { 'zh-CN': '网页（HTML）', en: 'Web page (HTML)' },
  json: { 'zh-CN': '数据（JSON）', en: 'Data (JSON)' },
};
