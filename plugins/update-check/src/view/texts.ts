import type { Localized } from '@sealwright/core/api';

export const texts = {
  window: { 'zh-CN': '软件更新', en: 'Software Update' },
  confirm: { 'zh-CN': '确定', en: 'OK' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  close: { 'zh-CN': '关闭', en: 'Close' },
  later: { 'zh-CN': '稍后再说', en: 'Later' },
  retry: { 'zh-CN': '重试', en: 'Try Again' },
  check: { 'zh-CN': '检查更新', en: 'Check for Updates' },
  update: { 'zh-CN': '立即更新', en: 'Update Now' },
  inBackground: { 'zh-CN': '后台下载', en: 'Go On in the Background' },
  copyAddress: { 'zh-CN': '复制地址', en: 'Copy the Address' },
  install: { 'zh-CN': '安装并重新启动', en: 'Install and Restart' },

  checking: { 'zh-CN': '正在检查更新', en: 'Checking for Updates' },
  checkingHint: { 'zh-CN': '正在询问更新服务器，请稍候。', en: 'The update server is being asked.' },
  upToDate: { 'zh-CN': '已是最新版本', en: 'You Have the Newest Version' },
  noFeed: { 'zh-CN': '未设置更新地址', en: 'No Address of Updates' },
  noFeedHint: {
    'zh-CN': '本程序不会自动更新。导入的授权文件或“设置”中的“更新地址”可以指定从哪里获取更新。',
    en: 'The program does not update itself. The licence, or the address under Settings, says where updates come from.',
  },
  idle: { 'zh-CN': '检查更新', en: 'Updates' },
  idleHint: { 'zh-CN': '可以检查软件是否有新版本。', en: 'See whether there is a newer version of the program.' },
  idleAsked: {
    'zh-CN': '上次检查时已是最新版本。',
    en: 'When it was looked for last, this was the newest version.',
  },
  available: { 'zh-CN': '发现新版本 {version}', en: 'Version {version} Is Available' },
  mandatory: {
    'zh-CN': '这是重要更新，请尽快安装。',
    en: 'This is an important update: install it soon.',
  },
  byHand: {
    'zh-CN': '在此环境中不能自动安装。请从下面的更新地址获取安装程序，手动安装。',
    en: 'It cannot be installed from here. Get its installer from the address below, and install it by hand.',
  },
  notes: { 'zh-CN': '更新内容', en: 'What is new' },
  noNotes: { 'zh-CN': '没有说明。', en: 'Nothing was said about it.' },
  downloading: { 'zh-CN': '正在下载更新', en: 'Downloading the Update' },
  received: { 'zh-CN': '{received} / {size}', en: '{received} of {size}' },
  ready: { 'zh-CN': '版本 {version} 可以安装', en: 'Version {version} Is Ready to Install' },
  readyHint: {
    'zh-CN': '已下载并验证签名。安装时会关闭窗口，未保存的文档会先询问，完成后自动重新启动。',
    en: 'It was downloaded and its signature verified. The window closes for the installation, after asking about unsaved documents, and the program starts again.',
  },
  comma: { 'zh-CN': '、', en: ', ' },
  pull: {
    'zh-CN': '安装时不能插入 USB 密钥。请先拔出：{keys}',
    en: 'No USB key may be plugged in during the installation. Pull out first: {keys}',
  },
  installing: { 'zh-CN': '正在安装更新', en: 'Installing the Update' },
  installingHint: {
    'zh-CN': '窗口即将关闭，请不要插入 USB 密钥。',
    en: 'The window is about to close. Do not plug a USB key in.',
  },
  finished: { 'zh-CN': '更新结束', en: 'Update Finished' },
  finishedHint: { 'zh-CN': '软件已更新到版本 {version}。', en: 'This is version {version} now.' },
  notInstalled: { 'zh-CN': '更新没有完成', en: 'The Update Was Not Installed' },
  notInstalledHint: {
    'zh-CN':
      '版本 {version} 没有装上，仍在使用原来的版本，没有数据丢失。可以重新更新；如仍不成功，请用安装程序手动安装。',
    en: 'Version {version} was not installed. The old version goes on, and nothing is lost. Update again, or install it by hand where that does not help.',
  },
  failedCheck: { 'zh-CN': '检查更新失败', en: 'Updates Were Not Found' },
  failedDownload: { 'zh-CN': '下载更新失败', en: 'The Download Failed' },
  failedInstall: { 'zh-CN': '没有安装更新', en: 'The Update Was Not Installed' },

  current: { 'zh-CN': '当前版本', en: 'This version' },
  channel: { 'zh-CN': '更新通道', en: 'Channel' },
  feed: { 'zh-CN': '更新地址', en: 'Address' },
  checkedAt: { 'zh-CN': '上次检查', en: 'Last checked' },
  size: { 'zh-CN': '下载大小', en: 'Download' },

  itemAvailable: { 'zh-CN': '新版本 {version}', en: 'New version {version}' },
  itemDownloading: { 'zh-CN': '正在下载更新 {share}%', en: 'Downloading update: {share}%' },
  itemReady: { 'zh-CN': '更新可以安装', en: 'Update ready to install' },
} as const satisfies Record<string, Localized>;

export const channels: Readonly<Record<'stable' | 'preview', Localized>> = {
  stable: { 'zh-CN': '正式版', en: 'Stable' },
  preview: { 'zh-CN': '预览版', en: 'Preview' },
};
