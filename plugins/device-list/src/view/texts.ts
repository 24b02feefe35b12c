import type { Localized, PinStatus } from '@sealwright/core/api';

export const texts = {
  page: { 'zh-CN': '我的设备', en: 'My devices' },
  looking: { 'zh-CN': '正在读取密钥…', en: 'Reading the keys…' },
  left: { 'zh-CN': '已拔出：{names}', en: 'Pulled out: {names}' },
  dismiss: { 'zh-CN': '知道了', en: 'Dismiss' },

  empty: { 'zh-CN': '没有插入密钥', en: 'No key is plugged in' },
  emptyHint: {
    'zh-CN': '请将密钥插入电脑的 USB 接口。插入后仍未显示的，请先安装发证机构提供的驱动程序，再点“刷新”。',
    en: 'Plug the key into a USB port. If it does not show, install the driver that its issuer offers, then refresh.',
  },
  noneAnswers: { 'zh-CN': '没有可用的密钥', en: 'No key can be used now' },
  noneAnswersHint: {
    'zh-CN': '请先按上面的提示处理，再点“刷新”。',
    en: 'Do what is said above first, then refresh.',
  },
  setUp: { 'zh-CN': '设备初始化', en: 'Set Up a Device' },

  rename: { 'zh-CN': '重命名“{name}”', en: 'Rename "{name}"' },
  nameField: { 'zh-CN': '设备名称，留空恢复原名', en: 'Name of the device; empty: its old name' },
  vendor: { 'zh-CN': '厂商', en: 'Vendor' },
  model: { 'zh-CN': '型号', en: 'Model' },
  serial: { 'zh-CN': '序列号', en: 'Serial number' },
  firmware: { 'zh-CN': '固件', en: 'Firmware' },

  pin: { 'zh-CN': 'PIN 码', en: 'PIN' },
  pinUntold: { 'zh-CN': '设备不提供状态', en: 'The device does not tell' },
  triesLeft: { 'zh-CN': '还可以输入 {count} 次', en: 'Tries left: {count}' },
  fewLeftHint: {
    'zh-CN': '曾经输错。连续输错会锁定密钥。',
    en: 'It was typed wrong before. Typing it wrong again and again locks the key.',
  },
  lastTryHint: {
    'zh-CN': '再输错一次，密钥就会锁定。没有把握时，请先联系发证机构。',
    en: 'One more wrong try locks the key. If you are not sure, ask the issuer first.',
  },
  lockedHint: {
    'zh-CN': '用解锁 PIN 码可以设置新的 PIN 码。',
    en: 'Whoever has the unblocking PIN can set a new one.',
  },
  lockedForGood: {
    'zh-CN': '此设备不能在这里解锁，请携带密钥联系发证机构。',
    en: 'This device cannot be unblocked here. Take the key to its issuer.',
  },
  changePin: { 'zh-CN': '修改 PIN 码', en: 'Change the PIN' },
  unblockPin: { 'zh-CN': '解锁 PIN 码', en: 'Unlock the PIN' },

  shortNone: { 'zh-CN': '未插入密钥', en: 'No key plugged in' },
  shortMore: { 'zh-CN': '另有 {count} 个', en: '{count} more' },
  shortPin: { 'zh-CN': 'PIN 码{state}', en: 'PIN: {state}' },
  shortDays: { 'zh-CN': '还有 {count} 天', en: '{count} days left' },
  shortExpired: { 'zh-CN': '证书已过期', en: 'Certificate expired' },
  shortEarly: { 'zh-CN': '证书未生效', en: 'Not yet valid' },
  shortEmpty: { 'zh-CN': '没有证书', en: 'No certificate' },

  certificates: { 'zh-CN': '证书', en: 'Certificates' },
  noCertificates: { 'zh-CN': '设备中没有证书。', en: 'The device holds no certificate.' },
  validTo: { 'zh-CN': '有效期至 {day}', en: 'Valid to {day}' },
  toCertificates: { 'zh-CN': '查看数字证书', en: 'Show Certificates' },
  toSeals: { 'zh-CN': '查看印章', en: 'Show Seals' },

  quarantined: {
    'zh-CN': '已停用，其他密钥不受影响。处理好之后，请点“重新启用”。',
    en: 'It is switched off; other keys are not affected. When it is mended, choose "Enable Again".',
  },
  enableAgain: { 'zh-CN': '重新启用', en: 'Enable Again' },

  libraries: { 'zh-CN': '密钥程序库', en: 'Key libraries' },
  librariesHint: {
    'zh-CN': '发证机构的驱动程序带有程序库，本程序通过它使用密钥。',
    en: 'They come with the drivers of issuers; keys are used through them.',
  },
  noLibraries: { 'zh-CN': '这台电脑上没有找到程序库。', en: 'No library was found on this computer.' },
  addLibrary: { 'zh-CN': '添加程序库文件…', en: 'Add a Library File…' },
  usable: { 'zh-CN': '可用', en: 'Usable' },
  unusable: { 'zh-CN': '不可用', en: 'Not usable' },
  bits: { 'zh-CN': '{count} 位', en: '{count}-bit' },
  usbWithoutLibrary: {
    'zh-CN': '已插入“{name}”，但没有能够使用它的驱动程序。',
    en: '"{name}" is plugged in, but no driver reaches it.',
  },
  usbUnknown: {
    'zh-CN': '这台电脑不允许查看插入的 USB 设备，因此不能判断是否缺少驱动程序。',
    en: 'This computer does not show which USB devices are plugged in, so a missing driver cannot be told.',
  },
} as const satisfies Record<string, Localized>;

export const pinStates: Readonly<Record<PinStatus['state'], Localized>> = {
  ok: { 'zh-CN': '正常', en: 'In order' },
  'few-left': { 'zh-CN': '剩余次数不多', en: 'Few tries left' },
  'last-try': { 'zh-CN': '仅剩一次机会', en: 'One try left' },
  locked: { 'zh-CN': '已锁定', en: 'Locked' },
};
