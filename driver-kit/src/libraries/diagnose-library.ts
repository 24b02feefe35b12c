import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineError, type SealwrightError } from '@sealwright/core/api';
import { bitsOf, type LibraryFile, readLibraryFile } from './library-file.ts';
import { loaderFolders, type System } from './system-places.ts';

export const LibraryMissing = defineError<{ path: string }>('key-library.missing', {
  'zh-CN': '没有找到密钥程序库 {path}。请安装密钥厂商的驱动程序，或在设置中选择正确的文件。',
  en: 'The key library {path} is not there. Install the software of the key, or choose the right file in the settings.',
});
export const LibraryUnreadable = defineError<{ path: string; reason: string }>('key-library.unreadable', {
  'zh-CN': '无法读取密钥程序库 {path}（{reason}）。请检查文件权限，或重新安装密钥厂商的驱动程序。',
  en: 'The key library {path} cannot be read ({reason}). Check its permissions, or install the software of the key again.',
});
export const NotALibrary = defineError<{ path: string }>('key-library.not-a-library', {
  'zh-CN': '文件 {path} 不是程序库，或已损坏。请在设置中选择密钥厂商的 .so、.dll 或 .dylib 文件。',
  en: 'The file {path} is no library, or is damaged. In the settings, choose the .so, .dll or .dylib file of the vendor.',
});
export const WrongSystem = defineError<{ path: string; system: string }>('key-library.wrong-system', {
  'zh-CN': '密钥程序库 {path} 是为 {system} 编译的，不能在本机使用。请安装适用于本机系统的驱动程序。',
  en: 'The key library {path} is made for {system} and cannot run here. Install the software of the key for this system.',
});
export const WrongBits = defineError<{ path: string; has: number; needs: number }>('key-library.wrong-bits', {
  'zh-CN':
    '密钥程序库 {path} 是 {has} 位的，而本程序是 {needs} 位的，两者不能一起使用。请安装密钥厂商的 {needs} 位驱动程序。',
  en: 'The key library {path} is a {has}-bit one and this program a {needs}-bit one: they cannot work together. Install the {needs}-bit software of the key.',
});
export const WrongProcessor = defineError<{ path: string; has: string; needs: string }>('key-library.wrong-processor', {
  'zh-CN': '密钥程序库 {path} 适用于 {has} 处理器，本机是 {needs}。请安装适用于 {needs} 的驱动程序。',
  en: 'The key library {path} is made for {has} processors and this computer has {needs}. Install the software of the key for {needs}.',
});
export const DependencyMissing = defineError<{ path: string; missing: readonly string[] }>(
  'key-library.dependency-missing',
  {
    'zh-CN': '密钥程序库 {path} 所需的系统组件缺失：{missing}。请安装它们，或重新安装密钥厂商的驱动程序。',
    en: 'The key library {path} needs other libraries that are not installed: {missing}. Install them, or the software of the key again.',
  },
);

const SYSTEMS = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' } as const;

/** What a library's file tells of it. */
export interface LibraryDiagnosis {
  /** Missing where the file cannot be read, or is no library. */
  readonly file?: LibraryFile;
  /** Why it cannot be loaded into this process; missing where the file tells of no reason. */
  readonly problem?: SealwrightError;
}

export async function diagnoseLibrary(path: string, system: System): Promise<LibraryDiagnosis> {
  let file: LibraryFile | undefined;
  try {
    file = await readLibraryFile(path);
  } catch (fault) {
    const reason = (fault as NodeJS.ErrnoException).code ?? '?';
    const isMissing = reason === 'ENOENT' || reason === 'ENOTDIR';
    return { problem: isMissing ? LibraryMissing({ path }) : LibraryUnreadable({ path, reason }, { cause: fault }) };
  }
  if (!file) return { problem: NotALibrary({ path }) };
  const problem = misfit(path, file, system);
  return { file, ...(problem && { problem }) };
}

function misfit(path: string, file: LibraryFile, system: System): SealwrightError | undefined {
  if (file.platform !== system.platform) return WrongSystem({ path, system: SYSTEMS[file.platform] });
  const { architectures } = file;
  const needs = system.architecture;
  if (!architectures.includes(needs)) {
    const has = architectures[0] ?? '?';
    return bitsOf(has) === bitsOf(needs)
      ? WrongProcessor({ path, has, needs })
      : WrongBits({ path, has: bitsOf(has), needs: bitsOf(needs) });
  }
  const missing = missingNeeds(path, file, system);
  return missing.length > 0 ? DependencyMissing({ path, missing }) : undefined;
}

/** What the loader of Linux would not find. One level deep: what is missing further down shows when it is loaded. */
function missingNeeds(path: string, { needs, searchPaths }: LibraryFile, system: System): readonly string[] {
  const own = dirname(path);
  const folders = [
    ...(system.env.LD_LIBRARY_PATH ?? '').split(':').filter((folder) => folder !== ''),
    ...searchPaths.map((folder) => folder.replace(/\$(?:ORIGIN|\{ORIGIN\})/g, own)),
    ...loaderFolders(system).map((folder) => join(system.root, folder)),
  ];
  return needs.filter((name) => !name.includes('/') && !folders.some((folder) => existsSync(join(folder, name))));
}
