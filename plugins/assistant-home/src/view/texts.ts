import type { Localized } from '@sealwright/core/api';

export const texts = {
  page: { 'zh-CN': '首页', en: 'Home' },
  reading: { 'zh-CN': '正在读取…', en: 'Reading…' },

  ways: { 'zh-CN': '常用功能', en: 'Ways on' },
  open: { 'zh-CN': '打开合同', en: 'Open a contract' },
  openHint: { 'zh-CN': '选择 PDF 文件，盖章签署', en: 'Choose a PDF, place the seal, sign' },
  check: { 'zh-CN': '系统检测', en: 'System check' },
  checkHint: { 'zh-CN': '看看本机能否正常签署', en: 'See whether this computer is fit for signing' },
  seals: { 'zh-CN': '印章列表', en: 'Seals' },
  sealsHint: { 'zh-CN': '查看密钥中的印章，或用图片添加', en: 'Seals on your key, or made of pictures' },
  services: { 'zh-CN': '服务办理', en: 'Services' },
  servicesHint: { 'zh-CN': '证书申请、续期、解锁和下载', en: 'Apply, renew, unlock, download' },

  attention: { 'zh-CN': '待处理', en: 'Worth attention' },
  allWell: { 'zh-CN': '一切正常，没有需要处理的事项。', en: 'All is well: there is nothing to see to.' },

  keys: { 'zh-CN': '我的密钥', en: 'My keys' },
  noKey: { 'zh-CN': '没有插入密钥', en: 'No key is plugged in' },
  noKeyHint: {
    'zh-CN': '插入 USB 密钥后，证书和印章会自动显示在这里。',
    en: 'Plug your USB key in: its certificate and seals show here.',
  },
  setUp: { 'zh-CN': '设备初始化', en: 'Set up a Device' },
  sample: { 'zh-CN': '先试用示例合同', en: 'Try a Sample Contract' },
  noCertificate: { 'zh-CN': '密钥中没有签名证书', en: 'There is no signing certificate on it' },
  until: { 'zh-CN': '有效期至 {day}', en: 'Valid until {day}' },
  pinLocked: { 'zh-CN': 'PIN 码已锁定', en: 'PIN locked' },
  details: { 'zh-CN': '查看', en: 'See' },
  seeAll: { 'zh-CN': '全部', en: 'All' },

  mySeals: { 'zh-CN': '我的印章', en: 'My seals' },
  noSeals: { 'zh-CN': '还没有印章', en: 'No seals yet' },
  noSealsHint: {
    'zh-CN': '密钥中的印章会自动显示；也可以在“印章列表”用图片添加。',
    en: 'Seals on your key show by themselves; others can be made of pictures in the seal list.',
  },
  recent: { 'zh-CN': '最近打开', en: 'Opened last' },
  noRecent: { 'zh-CN': '还没有打开过文档', en: 'No document was opened yet' },
  gone: { 'zh-CN': '文件已不在', en: 'File is gone' },
} as const satisfies Record<string, Localized>;
