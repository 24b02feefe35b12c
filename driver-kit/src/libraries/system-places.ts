/** Where this system keeps its libraries. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { queryRegistry } from './query-registry.ts';

/** The computer as the search sees it; tests give another one. */
export interface System {
  readonly platform: NodeJS.Platform;
  /** Of this process, as Node names it. */
  readonly architecture: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Set before every absolute path of Linux; '/' but for tests. */
  readonly root: string;
  /** Windows: what `reg query KEY /s` prints. */
  readonly registry?: (key: string) => Promise<string>;
}

export function thisSystem(): System {
  const { platform, arch: architecture, env } = process;
  return { platform, architecture, env, root: '/', ...(platform === 'win32' && { registry: queryRegistry }) };
}

const TRIPLETS: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  ia32: 'i386-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  loong64: 'loongarch64-linux-gnu',
  mips64el: 'mips64el-linux-gnuabi64',
};

/** Folders in which libraries lie, beside those that a vendor names. */
export function libraryFolders({ platform, architecture, env }: System): readonly string[] {
  if (platform === 'win32') {
    const windows = env.SystemRoot ?? 'C:\\Windows';
    // The second holds 32-bit ones, which are found only to say so.
    return [`${windows}\\System32`, `${windows}\\SysWOW64`];
  }
  if (platform === 'darwin') return ['/usr/local/lib', '/opt/homebrew/lib', '/Library/Frameworks'];
  const bases = [`/usr/lib/${TRIPLETS[architecture] ?? architecture}`, '/usr/lib64', '/usr/lib', '/usr/local/lib'];
  return bases.flatMap((base) => [base, `${base}/pkcs11`]);
}

/** Folders in which the loader of Linux looks for what a library needs (ld.so(8)). */
export function loaderFolders(system: System): readonly string[] {
  const own = libraryFolders(system).filter((folder) => !folder.endsWith('/pkcs11'));
  const configured = ['etc/ld.so.conf', ...configurationFiles(system)].flatMap((file) => {
    try {
      return readFileSync(join(system.root, file), 'utf8').split('\n');
    } catch {
      return [];
    }
  });
  const folders = configured.map((line) => line.trim()).filter((line) => line.startsWith('/'));
  const triplet = TRIPLETS[system.architecture];
  return [...own, ...folders, '/lib64', '/lib', ...(triplet ? [`/lib/${triplet}`] : [])];
}

function configurationFiles({ root }: System): readonly string[] {
  try {
    return readdirSync(join(root, 'etc/ld.so.conf.d')).map((name) => `etc/ld.so.conf.d/${name}`);
  } catch {
    return [];
  }
}
