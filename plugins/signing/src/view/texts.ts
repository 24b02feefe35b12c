import type { Locale, Localized } from '@sealwright/core/api';

/** The words of the signing views. */
export const texts = {
  seals: { 'zh-CN': '印章列表', en: 'Seals' },
  refreshSeals: { 'zh-CN': '重新读取印章', en: 'Read the seals again' },
  readingSeals: { 'zh-CN': '正在读取印章…', en: 'Reading the seals…' },
  chooseFirst: {
    'zh-CN': '请先点选一枚印章，再在页面上点击落章。',
    en: 'Choose a seal, then click on the page to place it.',
  },
  howToPlace: { 'zh-CN': '点选印章，然后在页面上点击落章。', en: 'Choose a seal, then click on the page.' },
  clickPage: {
    'zh-CN': '在页面上点击落章，可连续落章；按回车落在当前页中央，按 Esc 结束。',
    en: 'Click on the page to place it, as often as needed. Enter places it in the middle of the page, Esc ends it.',
  },
  noSeals: { 'zh-CN': '没有可用的印章', en: 'No seals' },
  noDevice: {
    'zh-CN': '没有检测到密钥。请插入密钥，然后点“刷新”。',
    en: 'No key was found. Plug it in and refresh.',
  },
  noSealOnDevice: {
    'zh-CN': '已找到密钥，但其中没有印章。请联系发证机构确认印章是否已写入密钥。',
    en: 'A key was found, but it holds no seal. Ask the issuer of the key whether a seal was written to it.',
  },
  refresh: { 'zh-CN': '刷新', en: 'Refresh' },
  readingDevice: { 'zh-CN': '正在读取 {device}…', en: 'Reading {device}…' },
  sizeRound: { 'zh-CN': '{width} mm', en: '{width} mm' },
  sizeFlat: { 'zh-CN': '{width} × {height} mm', en: '{width} × {height} mm' },
  daysLeft: { 'zh-CN': '还有 {days} 天到期', en: 'Days left: {days}' },
  endsToday: { 'zh-CN': '今天到期', en: 'Ends today' },

  placements: { 'zh-CN': '待签署位置', en: 'To be signed' },
  noPlacements: { 'zh-CN': '还没有放置印章', en: 'Nothing is placed yet' },
  onPage: { 'zh-CN': '第 {page} 页', en: 'page {page}' },
  onPages: { 'zh-CN': '{pages} 页', en: '{pages} pages' },
  previousPlace: { 'zh-CN': '上一处', en: 'Previous Place' },
  nextPlace: { 'zh-CN': '下一处', en: 'Next Place' },
  place: {
    'zh-CN': '第 {number} 处，共 {total} 处 · 第 {page} 页',
    en: 'Place {number} of {total} · page {page}',
  },
  previousPart: { 'zh-CN': '上一组', en: 'Previous Stamps' },
  nextPart: { 'zh-CN': '下一组', en: 'Next Stamps' },
  part: { 'zh-CN': '{from}–{to}，共 {total} 项', en: '{from}–{to} of {total}' },
  hiddenProblem: { 'zh-CN': '有一项不能签署。', en: 'One of them cannot be signed.' },
  showProblem: { 'zh-CN': '查看', en: 'Show' },
  more: { 'zh-CN': '更多操作：{what}', en: 'More for {what}' },
  copy: { 'zh-CN': '复制到其他页…', en: 'Copy to Other Pages…' },
  copyTitle: { 'zh-CN': '复制到其他页', en: 'Copy to other pages' },
  copyCount: { 'zh-CN': '将复制到 {pages} 页', en: 'Pages to copy to: {pages}' },
  copyNowhere: {
    'zh-CN': '所选页面上已有它，请选择其他页面。',
    en: 'It is on the chosen pages already. Choose other pages.',
  },
  copiedTo: { 'zh-CN': '已复制到 {pages} 页。', en: 'Pages copied to: {pages}.' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  copyNow: { 'zh-CN': '复制', en: 'Copy' },
  takeAway: { 'zh-CN': '移除{what}', en: 'Remove {what}' },
  signingKey: { 'zh-CN': '签署证书', en: 'Signing certificate' },
  chooseKey: { 'zh-CN': '选择其他证书', en: 'Choose another certificate' },
  plugIn: {
    'zh-CN': '请插入密钥“{device}”。放好的印章会保留，插入后即可继续签署。',
    en: 'Plug in the key {device}. Placed seals stay, and signing goes on when it is back.',
  },
  plugInOrChoose: {
    'zh-CN': '请插入密钥“{device}”，或选择其他证书。放好的印章会保留。',
    en: 'Plug in the key {device}, or choose another certificate. Placed seals stay.',
  },
  sealLost: {
    'zh-CN': '读不到印章“{seal}”。请刷新印章；如果它要验证 PIN 码才显示，请先在“印章列表”中读取，或移除它的位置。',
    en: 'The seal "{seal}" cannot be read. Refresh the seals; where it shows only after the PIN, read it in the list of seals first, or remove its places.',
  },
  keysPending: { 'zh-CN': '正在读取密钥…', en: 'Reading the keys…' },
  pinFewTries: {
    'zh-CN': 'PIN 码还可以输入 {tries} 次，用完后密钥会锁定。请核对后再输入。',
    en: 'Tries left for the PIN: {tries}. After that the key locks, so check it before you type.',
  },
  pinFew: {
    'zh-CN': 'PIN 码的剩余次数不多，用完后密钥会锁定。请核对后再输入。',
    en: 'Few tries are left for the PIN. After that the key locks, so check it before you type.',
  },
  pinLast: {
    'zh-CN': 'PIN 码只剩最后一次机会，再输错密钥就会锁定。请确认无误后再提交。',
    en: 'One try is left for the PIN: the key locks if it is wrong. Submit only when you are sure of it.',
  },
  pinLocked: {
    'zh-CN': 'PIN 码已锁定，不能签署。可在“我的设备”中解锁，或联系发证机构。',
    en: 'The PIN is locked, so it cannot sign. Unlock it under My devices, or ask its issuer.',
  },
  myDevices: { 'zh-CN': '我的设备', en: 'My devices' },
  signatureFormat: { 'zh-CN': '签名格式', en: 'Signature format' },
  noKey: {
    'zh-CN': '找不到可用于所选印章的签名证书，请插入密钥。',
    en: 'There is no signing certificate for the chosen seals. Plug the key in.',
  },
  keyUnfit: {
    'zh-CN': '{why}，不能用于签署。请选择其他证书，或联系发证机构。',
    en: 'It cannot sign: {why}. Choose another certificate, or ask its issuer.',
  },
  checking: { 'zh-CN': '正在检查签署的影响…', en: 'Checking what signing does…' },
  onePin: {
    'zh-CN': '只需输入一次 PIN 码，即可签署 {places}\u00a0处印章。',
    en: 'The PIN is entered once; places sealed: {places}.',
  },
  refused: { 'zh-CN': '不能签署', en: 'Cannot be signed' },

  stampRole: { 'zh-CN': '待签署的印章', en: 'seal to be signed' },
  stampName: {
    'zh-CN': '{what}，第 {page} 页，x {x} 毫米，y {y} 毫米',
    en: '{what}, page {page}, x {x} millimetres, y {y} millimetres',
  },
  stampPlace: {
    'zh-CN': '{width} × {height} mm　x {x}　y {y}',
    en: '{width} × {height} mm　x {x}　y {y}',
  },

  signing: { 'zh-CN': '正在签署', en: 'Signing' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  cancelling: { 'zh-CN': '正在取消…', en: 'Cancelling…' },
  signed: { 'zh-CN': '签署成功：{signer}，{places} 处印章。', en: 'Signed by {signer}; places sealed: {places}.' },
  save: { 'zh-CN': '保存', en: 'Save' },
  showSignatures: { 'zh-CN': '查看签名', en: 'Show the Signatures' },

  closeTitle: { 'zh-CN': '还有未提交的印章', en: 'Seals have not been submitted' },
  closeMessage: {
    'zh-CN': '{places} 处印章尚未提交签署，关闭后将丢失。',
    en: 'Seals placed but not submitted: {places}. They are lost when the document is closed.',
  },
  closeAnyway: { 'zh-CN': '仍然关闭', en: 'Close Anyway' },
  keepOpen: { 'zh-CN': '返回', en: 'Go Back' },
  restoreTitle: { 'zh-CN': '撤回最近一次签署或批注？', en: 'Take the last signing or annotating back?' },
  restoreMessage: {
    'zh-CN': '文档将恢复到最近一次签署或写入批注之前的样子；已保存的文件不受影响。',
    en: 'The document goes back to how it was before it was signed or annotated last. Files that were saved are not touched.',
  },
  restore: { 'zh-CN': '撤回', en: 'Take Back' },
} as const satisfies Record<string, Localized>;

/** A text with its values, for those who show it in whatever language. */
export function filled(text: Localized, values: Readonly<Record<string, string | number | Localized>>): Localized {
  const fill = (locale: Locale) =>
    text[locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name] ?? whole;
      return typeof value === 'object' ? value[locale] : String(value);
    });
  return { 'zh-CN': fill('zh-CN'), en: fill('en') };
}
