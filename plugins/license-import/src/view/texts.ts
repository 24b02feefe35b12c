import type { Localized } from '@sealwright/core/api';
import type { LicenceSummary } from '../common-licence-rpc.ts';

export const texts = {
  page: { 'zh-CN': '授权信息', en: 'Licence' },
  ok: { 'zh-CN': '确定', en: 'OK' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  later: { 'zh-CN': '稍后再说', en: 'Later' },

  // First steps
  assistant: { 'zh-CN': '电子印章助手软件', en: 'Electronic seal assistant' },
  greeting: {
    'zh-CN': '欢迎使用。请先导入授权信息，再更新程序和初始化设备，几分钟即可完成。',
    en: 'Welcome. First import the licence of your project, then the program is updated and your USB key set up: a few minutes in all.',
  },
  initialised: { 'zh-CN': '初始化成功', en: 'Initialised' },
  imported: { 'zh-CN': '授权已导入', en: 'Licence imported' },
  importedMessage: { 'zh-CN': '授权信息已导入并保存。', en: 'The licence was imported and kept.' },

  // Import
  importTitle: { 'zh-CN': '导入授权信息', en: 'Import a licence' },
  import: { 'zh-CN': '导入', en: 'Import' },
  chooseHint: {
    'zh-CN': '请选择服务方发来的授权文件，通常名为“授权导入.ini”。',
    en: 'Choose the licence file that your project has sent. It is usually called 授权导入.ini.',
  },
  chooseFile: { 'zh-CN': '选择导入文件', en: 'Choose the file to import' },
  iniFiles: { 'zh-CN': 'Ini Files(*.ini)', en: 'Ini Files(*.ini)' },
  chooseAnother: { 'zh-CN': '重新选择', en: 'Choose Another' },
  sampleHint: { 'zh-CN': '还没有授权文件？', en: 'No licence file yet?' },
  useSample: { 'zh-CN': '使用演示授权', en: 'Use the Demo Licence' },
  verified: {
    'zh-CN': '签名有效，内容未被改动。确定后即导入。',
    en: 'The signature is good and nothing was changed. OK imports it.',
  },
  nothingChanged: { 'zh-CN': '没有导入，原有授权不受影响。', en: 'Nothing was imported or changed.' },
  older: {
    'zh-CN': '这份授权比已导入的那份更早签发。',
    en: 'This licence was issued before the one that is installed.',
  },
  same: {
    'zh-CN': '这份授权已经导入过，可以再次导入。',
    en: 'This licence is installed already. It can be imported again.',
  },
  olderTitle: { 'zh-CN': '替换为较旧的授权？', en: 'Replace the licence by an older one?' },
  olderMessage: {
    'zh-CN': '已导入的授权签发得更晚，通常内容更新、有效期更长。',
    en: 'The installed licence was issued later, and usually grants more or lasts longer.',
  },
  keepInstalled: { 'zh-CN': '保留现有授权', en: 'Keep the Installed One' },
  replaceByOlder: { 'zh-CN': '仍要替换', en: 'Replace It' },

  // What it says
  licensee: { 'zh-CN': '被授权单位', en: 'Licensee' },
  creditCode: { 'zh-CN': '统一社会信用代码', en: 'Credit code' },
  project: { 'zh-CN': '项目', en: 'Project' },
  period: { 'zh-CN': '有效期', en: 'Valid' },
  fromTo: { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  daysLeft: { 'zh-CN': '还有 {count} 天', en: 'Days left: {count}' },
  demo: { 'zh-CN': '演示', en: 'Demo' },
  modules: { 'zh-CN': '模块', en: 'Modules' },
  comma: { 'zh-CN': '、', en: ', ' },
  noModules: { 'zh-CN': '无', en: 'None' },
  seats: { 'zh-CN': '使用数量', en: 'Seats' },
  issuer: { 'zh-CN': '发放方', en: 'Issuer' },
  issuedOn: { 'zh-CN': '{issuer}（{time} 签发）', en: '{issuer} (issued {time})' },
  id: { 'zh-CN': '授权编号', en: 'Licence' },
  platform: { 'zh-CN': '签署平台', en: 'Platform' },
  binding: { 'zh-CN': '绑定', en: 'Bound to' },
  thisComputer: { 'zh-CN': '本机', en: 'This computer' },
  ukeys: { 'zh-CN': 'Ukey {serials}', en: 'USB key {serials}' },

  // Page
  importLicence: { 'zh-CN': '导入授权', en: 'Import a Licence' },
  replace: { 'zh-CN': '续期或更换', en: 'Renew or Replace' },
  none: { 'zh-CN': '还没有导入授权', en: 'No licence was imported' },
  noneHint: {
    'zh-CN': '使用项目的签署平台前，请导入服务方发来的“授权导入.ini”。',
    en: 'To use the platform of a project, import the file 授权导入.ini that it has sent.',
  },
  faulty: { 'zh-CN': '已导入的授权不能使用', en: 'The installed licence cannot be used' },
  expired: {
    'zh-CN': '授权已于 {day} 到期。请向发放方索取新的授权文件，然后导入。',
    en: 'The licence ended on {day}. Ask its issuer for a new one and import it.',
  },
  notYetValid: {
    'zh-CN': '授权从 {day} 起生效。如果已到该日期，请检查电脑的日期和时间。',
    en: 'The licence begins on {day}. If that day has come, check the date of this computer.',
  },
  endsSoon: {
    'zh-CN': '授权还有 {count} 天到期。请向发放方索取新的授权文件。',
    en: 'The licence ends soon; days left: {count}. Ask its issuer for a new one.',
  },
  localWork: {
    'zh-CN': '授权只关系到项目的签署平台。在本机打开、签署和验证文件，任何时候都不需要授权。',
    en: 'The licence is about the platform of a project. Files of your own are opened, signed and verified without one, at any time.',
  },
  machine: { 'zh-CN': '机器码', en: 'Code' },
  machineHint: {
    'zh-CN': '只有发放方要把授权绑定到这台电脑时才需要提供。',
    en: 'An issuer asks for it who wants to bind a licence to this computer.',
  },
} as const satisfies Record<string, Localized>;

export const stateTexts: Readonly<Record<LicenceSummary['state'], Localized>> = {
  valid: { 'zh-CN': '有效', en: 'Valid' },
  expired: { 'zh-CN': '已过期', en: 'Expired' },
  'not-yet-valid': { 'zh-CN': '未生效', en: 'Not yet valid' },
};
