import { randomBytes } from 'node:crypto';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fact, Localized, SystemCheckFinding } from '@sealwright/core/api';
import { sizeOf } from './size-of.ts';

/** Bytes: below the first, signing fails with the next larger document; below the second, it soon will. */
const TOO_LITTLE = 100e6;
const LITTLE = 1e9;

export type FolderUse = 'profile' | 'temporary';

const NAMES: Readonly<Record<FolderUse, Localized>> = {
  profile: { 'zh-CN': '保存设置和未保存合同的文件夹', en: 'The folder of settings and unsaved contracts' },
  temporary: { 'zh-CN': '临时文件夹', en: 'The folder for temporary files' },
};

/** Whether a folder can be written to, and how much room its disk has. The file that it is tried with is taken away again. */
export async function checkFolder(use: FolderUse, folder: string): Promise<readonly SystemCheckFinding[]> {
  const name = NAMES[use];
  const place: Fact = { title: { 'zh-CN': '位置', en: 'Place' }, value: folder, monospace: true };
  const reason = await refusal(folder);
  if (reason !== undefined) {
    const sentence = {
      'zh-CN': `${name['zh-CN']}无法写入（${reason}）。请检查磁盘和文件夹权限，或请管理员处理。`,
      en: `${name.en} cannot be written to (${reason}). Check the disk and its permissions, or ask your administrator.`,
    };
    return [{ verdict: 'failed', sentence, facts: [place] }];
  }
  const free = await freeSpace(folder);
  if (free === undefined) {
    const sentence = {
      'zh-CN': `${name['zh-CN']}可以写入；剩余空间无法得知。`,
      en: `${name.en} can be written to; how much room is left cannot be told.`,
    };
    return [{ verdict: 'passed', sentence, facts: [place] }];
  }
  const facts = [place, { title: { 'zh-CN': '剩余空间', en: 'Free space' }, value: sizeOf(free) }];
  return [{ ...judge(name, free), facts }];
}

function judge(name: Localized, free: number): SystemCheckFinding {
  if (free >= LITTLE) {
    const sentence = {
      'zh-CN': `${name['zh-CN']}可以写入，所在磁盘剩余 ${sizeOf(free)}。`,
      en: `${name.en} can be written to; ${sizeOf(free)} are free.`,
    };
    return { verdict: 'passed', sentence };
  }
  const sentence = {
    'zh-CN': `${name['zh-CN']}所在磁盘只剩 ${sizeOf(free)}，签署和保存可能失败。请清理磁盘。`,
    en: `${name.en} has only ${sizeOf(free)} left on its disk: signing and saving may fail. Free some space.`,
  };
  return { verdict: free < TOO_LITTLE ? 'failed' : 'warning', sentence };
}

/** Why nothing can be written there, as the system names it ('EACCES'); `undefined`: it can. */
async function refusal(folder: string): Promise<string | undefined> {
  const probe = join(folder, `.sealwright-check-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, 'check', { flag: 'wx' });
    return undefined;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code ?? 'unknown';
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

async function freeSpace(folder: string): Promise<number | undefined> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
}
