import type { Localized, PluginOffer } from '@sealwright/core/api';

/** What clerks call the contributions to a point; the others keep the point's id. */
export const pointNames: Readonly<Record<string, Localized>> = {
  views: { 'zh-CN': '页面与面板', en: 'Pages and panels' },
  commands: { 'zh-CN': '命令', en: 'Commands' },
  viewCommands: { 'zh-CN': '界面命令', en: 'Window commands' },
  menus: { 'zh-CN': '菜单项', en: 'Menu entries' },
  keybindings: { 'zh-CN': '快捷键', en: 'Keys' },
  settings: { 'zh-CN': '设置项', en: 'Settings' },
  statusItems: { 'zh-CN': '状态栏', en: 'Status line' },
  documentTools: { 'zh-CN': '文档工具', en: 'Document tools' },
  stampModes: { 'zh-CN': '签章方式', en: 'Stamp modes' },
  tokenDrivers: { 'zh-CN': '密钥驱动', en: 'Key drivers' },
  tokenLibraries: { 'zh-CN': '密钥驱动程序库', en: 'Libraries of key drivers' },
  signatureFormats: { 'zh-CN': '签名格式', en: 'Signature formats' },
  signatureAlgorithms: { 'zh-CN': '签名算法', en: 'Signature algorithms' },
  sealSources: { 'zh-CN': '印章来源', en: 'Seal sources' },
  systemChecks: { 'zh-CN': '系统检测项', en: 'System checks' },
  cliCommands: { 'zh-CN': '命令行', en: 'Command line' },
  viewServices: { 'zh-CN': '界面服务', en: 'Window services' },
  viewCalls: { 'zh-CN': '界面接口', en: 'Window calls' },
  serviceDesks: { 'zh-CN': '服务办理内容', en: 'Service desks' },
  helpPages: { 'zh-CN': '帮助文章', en: 'Help articles' },
  hints: { 'zh-CN': '使用提示', en: 'Hints' },
  setupSteps: { 'zh-CN': '初始化步骤', en: 'Setup steps' },
  workflowSources: { 'zh-CN': '合同平台', en: 'Contract platforms' },
};

/** One thing that a plugin would be let do. */
export interface PermissionWords {
  readonly sentence: Localized;
  /** Whether a user should think twice. */
  readonly isGrave: boolean;
}

const harmless = (zh: string, en: string): PermissionWords => ({ sentence: { 'zh-CN': zh, en }, isGrave: false });
const grave = (zh: string, en: string): PermissionWords => ({ sentence: { 'zh-CN': zh, en }, isGrave: true });

const byPoint: Readonly<Record<string, PermissionWords>> = {
  stampModes: harmless(
    '新增签章方式：使用时会得到页面尺寸和所选印章的图片',
    'Adds stamp modes: they get the sizes of pages and the picture of the chosen seal',
  ),
  tokenDrivers: grave(
    '新增密钥驱动：使用该密钥时会得到您输入的 PIN 码，请确认来自设备厂商或发证机构',
    'Adds a key driver: it gets the PIN that you type for its keys. Make sure that it comes from the maker of the device or the issuer',
  ),
  workflowSources: grave(
    '新增合同平台：会得到您收取和提交的合同',
    'Adds a contract platform: it gets the contracts that you receive and submit',
  ),
  sealSources: harmless('新增印章来源：向印章列表提供印章', 'Adds a source of seals: it puts seals into the list'),
  signatureAlgorithms: grave(
    '新增签名算法：由它判断使用该算法的签名是否有效',
    'Adds a signature algorithm: it says whether signatures of that algorithm are valid',
  ),
  systemChecks: harmless('新增系统检测项', 'Adds system checks'),
  commands: harmless('新增命令', 'Adds commands'),
  cliCommands: harmless('新增命令行命令', 'Adds commands of the command line'),
  menus: harmless('新增菜单项', 'Adds menu entries'),
  settings: harmless('新增设置项', 'Adds settings'),
};

const byService: Readonly<Record<string, PermissionWords>> = {
  'shell.workbench': harmless('在窗口中显示通知', 'Shows notices in the window'),
  licence: harmless('读取授权信息', 'Reads the licence'),
  'audit-log': harmless('以自己的名义写入操作日志', 'Writes to the log of actions, in its own name'),
  'pdf.engine': harmless('使用 PDF 引擎读取自己的文件', 'Reads its own files with the PDF engine'),
};

const byHook: Readonly<Record<string, PermissionWords>> = {
  'signing.decide': grave(
    '可以阻止签署：每次签署前会得到文件位置和签章位置',
    'May refuse signings: before each it gets the place of the file and of the stamps',
  ),
  'signing.willSign': grave(
    '可以改变签章位置：每次签署前会得到文件位置和印章图片',
    'May change where stamps stand: before each signing it gets the place of the file and the pictures of seals',
  ),
  'signing.didSign': harmless(
    '签署完成后会得知文件位置和签署人',
    'Learns after each signing where the file is and who signed',
  ),
  'documents.didOpen': harmless('打开文档时会得知文件位置', 'Learns which files are opened'),
  'documents.didSave': harmless('保存文档时会得知文件位置', 'Learns which files are saved'),
};

/** What the capabilities of a manifest let a plugin do. */
export const capabilityWords: Readonly<Record<string, PermissionWords>> = {
  files: grave('读取和写入您的文件', 'Reads and writes your files'),
  network: grave('访问网络', 'Uses the network'),
  native: grave('加载本机程序库', 'Loads native libraries'),
  processes: grave('启动其他程序', 'Starts other programs'),
};

/** What a plugin would be let do, each once, the grave ones first. */
export function permissionWords({
  contributes,
  services,
  taps,
  capabilities,
}: PluginOffer['permissions']): readonly PermissionWords[] {
  const known = (table: Readonly<Record<string, PermissionWords>>, ids: readonly string[], kind: Localized) =>
    [...new Set(ids)].map(
      (id): PermissionWords =>
        (Object.hasOwn(table, id) ? table[id] : undefined) ?? {
          sentence: { 'zh-CN': `${kind['zh-CN']}：${id}`, en: `${kind.en}: ${id}` },
          isGrave: false,
        },
    );
  const all = [
    ...known(capabilityWords, capabilities, { 'zh-CN': '其他能力', en: 'Other capability' }),
    ...known(
      byPoint,
      contributes.map(({ point }) => point),
      { 'zh-CN': '扩展点', en: 'Point' },
    ),
    ...known(byHook, taps, { 'zh-CN': '参与', en: 'Has a say in' }),
    ...known(byService, services, { 'zh-CN': '使用服务', en: 'Uses the service' }),
  ];
  return all.sort((a, b) => Number(b.isGrave) - Number(a.isGrave));
}

export const stepWords: Readonly<Record<PluginOffer['step'], Localized>> = {
  install: { 'zh-CN': '安装', en: 'Install' },
  update: { 'zh-CN': '更新', en: 'Update' },
  downgrade: { 'zh-CN': '降级', en: 'Downgrade' },
  same: { 'zh-CN': '重新安装', en: 'Install again' },
};
