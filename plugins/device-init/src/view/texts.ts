import type { Localized, PinStatus } from '@sealwright/core/api';
import type { StepId } from './wizard-model.ts';

export const texts = {
  comma: { 'zh-CN': '、', en: ', ' },
  page: { 'zh-CN': '设备初始化', en: 'Set up a device' },
  back: { 'zh-CN': '上一步', en: 'Back' },
  next: { 'zh-CN': '下一步', en: 'Next' },
  skip: { 'zh-CN': '跳过此步', en: 'Skip This Step' },
  finish: { 'zh-CN': '完成', en: 'Finish' },
  later: { 'zh-CN': '稍后再说', en: 'Later' },
  retry: { 'zh-CN': '重试', en: 'Try Again' },

  // Driver
  checkingDrivers: { 'zh-CN': '正在检查驱动程序…', en: 'Looking for drivers…' },
  driversUsable: { 'zh-CN': '驱动程序正常，可以使用密钥。', en: 'The driver works: keys can be used.' },
  driversNone: {
    'zh-CN': '此电脑上没有找到密钥的驱动程序，请先安装。',
    en: 'No driver for keys was found on this computer. Install it first.',
  },
  driversUnusable: {
    'zh-CN': '找到了驱动程序，但都不能使用，原因见下。',
    en: 'Drivers were found, but none of them can be used. The reasons stand below.',
  },
  keyUnreached: {
    'zh-CN': '“{key}”已插入，但没有能够使用它的驱动程序。请安装发证机构提供的驱动程序。',
    en: '{key} is plugged in, but no driver reaches it. Install the driver that its issuer offers.',
  },
  libraries: { 'zh-CN': '已找到的驱动程序', en: 'Drivers that were found' },
  libraryUsable: { 'zh-CN': '可用', en: 'Usable' },
  libraryUnusable: { 'zh-CN': '不可用', en: 'Not usable' },
  bits: { 'zh-CN': '{bits} 位', en: '{bits} bits' },
  installDriver: { 'zh-CN': '安装驱动程序', en: 'Install a Driver' },
  installAnother: { 'zh-CN': '安装其他驱动程序', en: 'Install Another Driver' },
  addLibrary: { 'zh-CN': '添加程序库文件…', en: 'Add a Library File…' },

  // Installation
  pullTitle: { 'zh-CN': '拔出 USB 密钥', en: 'Pull the USB key out' },
  pullHint: {
    'zh-CN': '安装驱动程序的过程中，不能插入密钥。',
    en: 'No key may be plugged in while a driver is being installed.',
  },
  pullFirst: { 'zh-CN': '“{key}”还插在电脑上，请先拔出。', en: '{key} is still plugged in. Pull it out first.' },
  pulled: { 'zh-CN': '没有插入密钥，可以安装。', en: 'No key is plugged in: the driver can be installed.' },
  usbUnknown: {
    'zh-CN': '在此电脑上无法检查 USB 设备，请自行确认。',
    en: 'USB devices cannot be looked at on this computer, so please make sure yourself.',
  },
  confirmPulled: { 'zh-CN': '所有 USB 密钥都已拔出', en: 'All USB keys are pulled out' },
  runTitle: { 'zh-CN': '运行安装程序', en: 'Run the installer' },
  runHint: {
    'zh-CN': '使用随密钥附带的安装程序，或从发证机构的网站下载。',
    en: 'Use the one that came with the key, or the one on the website of its issuer.',
  },
  begin: { 'zh-CN': '开始安装', en: 'Begin' },
  running: {
    'zh-CN': '请运行安装程序并按其提示完成。安装好后，这里会自动显示。',
    en: 'Run the installer and follow it to its end. This page notices when the driver is there.',
  },
  pullNow: {
    'zh-CN': '安装过程中插入了“{key}”，请立即拔出。如果安装未成功，请在拔出后重新运行安装程序。',
    en: '{key} was plugged in during the installation. Pull it out now. If the installation fails, run the installer once more without the key.',
  },
  insertTitle: { 'zh-CN': '插入 USB 密钥', en: 'Plug the USB key in' },
  appeared: {
    'zh-CN': '驱动程序“{driver}”已安装。现在请插入密钥。',
    en: 'The driver {driver} is installed. Now plug the key in.',
  },

  // Insertion
  waiting: { 'zh-CN': '请插入 USB 密钥', en: 'Plug in the USB key' },
  waitingHint: {
    'zh-CN': '插入后会自动识别，通常需要几秒钟。',
    en: 'It is noticed by itself, usually within a few seconds.',
  },
  oneDevice: { 'zh-CN': '已识别到设备：', en: 'This device is plugged in:' },
  severalDevices: {
    'zh-CN': '插入了多个设备，请选择要初始化的一个：',
    en: 'Several devices are plugged in. Choose the one to set up:',
  },
  serial: { 'zh-CN': '序列号 {serial}', en: 'Serial number {serial}' },
  certificateCount: { 'zh-CN': '{count} 张证书', en: 'Certificates: {count}' },

  // Reading
  certificates: { 'zh-CN': '数字证书', en: 'Certificates' },
  noCertificates: {
    'zh-CN': '设备中没有证书，不能用于签名。请联系发证机构。',
    en: 'The device holds no certificate and cannot sign. Ask its issuer.',
  },
  validity: { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  issuedBy: { 'zh-CN': '{issuer} 签发', en: 'issued by {issuer}' },
  seals: { 'zh-CN': '印章', en: 'Seals' },
  readingSeals: { 'zh-CN': '正在读取印章…', en: 'Reading the seals…' },
  sealSize: { 'zh-CN': '{width} × {height} mm', en: '{width} × {height} mm' },
  sealUsable: { 'zh-CN': '可用', en: 'Usable' },
  readPrivate: { 'zh-CN': '输入 PIN 码读取印章', en: 'Read Seals With the PIN' },
  readPrivateHint: {
    'zh-CN': '有些印章要在输入 PIN 码之后才能读取。',
    en: 'Some seals are only shown after the PIN was given.',
  },
  sealFromPicture: { 'zh-CN': '用图片制作印章', en: 'Make a Seal of a Picture' },

  // Name
  name: { 'zh-CN': '设备名称', en: 'Name of the device' },
  nameHint: {
    'zh-CN': '选择密钥时显示这个名称，只保存在此电脑上。',
    en: 'Shown wherever a key is chosen. It is kept on this computer only.',
  },

  // Done
  doneTitle: { 'zh-CN': '“{device}”已可使用', en: '{device} is ready' },
  doneWithoutKey: { 'zh-CN': '“{device}”已设置，但还不能签名', en: '{device} is set up, but cannot sign yet' },
  holder: { 'zh-CN': '证书持有人', en: 'Certificate holder' },
  holderUntil: { 'zh-CN': '{holder}（有效期至 {day}）', en: '{holder} (valid until {day})' },
  sealNames: { 'zh-CN': '可用的印章', en: 'Seals that can be used' },
  noSeals: { 'zh-CN': '没有', en: 'None' },
  openFile: { 'zh-CN': '打开文件签署', en: 'Open a File to Sign' },
  sealList: { 'zh-CN': '查看印章列表', en: 'See the Seals' },
  another: { 'zh-CN': '初始化另一个设备', en: 'Set Up Another Device' },

  away: {
    'zh-CN': '“{device}”已拔出。请重新插入，然后从这一步继续。',
    en: '{device} was pulled out. Plug it in again to go on from here.',
  },
  newDevice: { 'zh-CN': '新设备：{device}', en: 'New device: {device}' },
  newDevices: { 'zh-CN': '{count} 个新设备', en: 'New devices: {count}' },
} as const satisfies Record<string, Localized>;

export const stepTitles: Readonly<Record<StepId, Localized>> = {
  driver: { 'zh-CN': '检查驱动', en: 'Driver' },
  insert: { 'zh-CN': '插入设备', en: 'Device' },
  read: { 'zh-CN': '读取证书和印章', en: 'Certificates and seals' },
  name: { 'zh-CN': '命名', en: 'Name' },
  done: { 'zh-CN': '完成', en: 'Done' },
};

/** What is worth saying about a PIN before anybody types it. */
export const pinTexts: Readonly<Record<PinStatus['state'], Localized | undefined>> = {
  ok: undefined,
  'few-left': {
    'zh-CN': 'PIN 码之前输错过，剩余次数不多，请谨慎输入。',
    en: 'A wrong PIN was given before and few tries are left. Take care.',
  },
  'last-try': {
    'zh-CN': 'PIN 码只剩最后一次机会，再输错将被锁定。',
    en: 'One try is left for the PIN. Another wrong one locks it.',
  },
  locked: {
    'zh-CN': 'PIN 码已锁定，解锁前不能签名。可在“我的设备”中解锁，或联系发证机构。',
    en: 'The PIN is locked, so the key cannot sign. Unlock it under My devices, or ask its issuer.',
  },
};
