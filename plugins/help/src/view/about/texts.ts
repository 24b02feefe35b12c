import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  title: { 'zh-CN': '关于印匠', en: 'About Sealwright' },
  name: { 'zh-CN': '印匠 Sealwright', en: 'Sealwright 印匠' },
  purpose: { 'zh-CN': '用电子印章签署 PDF 合同', en: 'Signs PDF contracts with electronic seals' },
  version: { 'zh-CN': '版本', en: 'Version' },
  licence: { 'zh-CN': '许可证', en: 'Licence' },
  system: { 'zh-CN': '系统', en: 'System' },
  shell: { 'zh-CN': '运行方式', en: 'Runs as' },
  desktop: { 'zh-CN': '桌面程序', en: 'Desktop app' },
  browser: { 'zh-CN': '浏览器', en: 'In a browser' },
  profile: { 'zh-CN': '数据文件夹', en: 'Profile folder' },
  reading: { 'zh-CN': '正在读取版本信息…', en: 'Reading the versions…' },
  copyAll: { 'zh-CN': '全部复制', en: 'Copy All' },
  copied: { 'zh-CN': '版本信息已复制，可以粘贴给客服。', en: 'Copied. Paste it into your message to support.' },
  ownLicence: { 'zh-CN': '许可证全文', en: 'Licence' },
  thirdParty: { 'zh-CN': '第三方许可', en: 'Third-Party Notices' },
  noText: {
    'zh-CN': '安装包会附带这份文本；现在运行的程序没有经过打包，因此没有。',
    en: 'Installed programs carry this text. This one was not packaged, so it has none.',
  },
  readingText: { 'zh-CN': '正在读取…', en: 'Reading…' },
} as const satisfies Record<string, Localized>;
