import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  title: { 'zh-CN': '数字证书签名/签章', en: 'Sign and Seal with a Certificate' },
  first: { 'zh-CN': '第一步', en: 'Step 1' },
  second: { 'zh-CN': '第二步', en: 'Step 2' },
  third: { 'zh-CN': '第三步', en: 'Step 3' },
  certificate: { 'zh-CN': '请选择签章的数字证书', en: 'Choose the certificate' },
  appearance: { 'zh-CN': '请选择签章的显示外观', en: 'Choose how the seal looks' },
  pages: { 'zh-CN': '请确认需要多页签章的页面', en: 'Confirm the pages to be sealed' },
  chooseCertificate: { 'zh-CN': '请选择证书', en: 'Choose a certificate' },
  reading: { 'zh-CN': '正在读取密钥…', en: 'Reading the keys…' },
  noKeys: {
    'zh-CN': '没有检测到数字证书。请插入密钥，证书会自动出现在这里。',
    en: 'No certificate was found. Plug the key in: its certificates will show up here.',
  },
  noSeals: {
    'zh-CN': '此证书没有可用的印章。请换一张证书，或联系发证机构。',
    en: 'There is no seal for this certificate. Choose another one, or ask its issuer.',
  },
  validity: { 'zh-CN': '印章有效期 {from} 至 {to}', en: 'Valid from {from} to {to}' },
  validUntil: { 'zh-CN': '印章有效期至 {to}', en: 'Valid until {to}' },
  noValidity: { 'zh-CN': '未注明有效期', en: 'No validity stated' },
  size: { 'zh-CN': '{width} × {height} mm', en: '{width} × {height} mm' },
  keyMissing: { 'zh-CN': '请选择数字证书。', en: 'Choose a certificate.' },
  keyHindered: { 'zh-CN': '此证书不能使用：{why}。', en: 'This certificate cannot be used: {why}.' },
  sealMissing: { 'zh-CN': '请选择印章。', en: 'Choose a seal.' },
  alsoPlaced: {
    'zh-CN': '文档上已放好的 {count} 个印章会一并签署。',
    en: 'Seals that are on the document already ({count}) are signed along with it.',
  },
  next: {
    'zh-CN': '点“签章”后，在页面上点击一次落章，随后输入证书 PIN 码。',
    en: 'After that, click once on a page to place the seal, and enter the PIN.',
  },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  seal: { 'zh-CN': '签章', en: 'Seal' },
} as const satisfies Record<string, Localized>;
