import { readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import type { SystemCheckFinding } from '@sealwright/core/api';
import { sizeOf } from './size-of.ts';

/** Bytes. Large scans take a few hundred megabytes. */
const LITTLE = 300e6;

export interface Memory {
  readonly total: number;
  /** What programs can still get, in bytes. */
  readonly available: number;
}

export function checkMemory({ total, available }: Memory = thisMemory()): readonly SystemCheckFinding[] {
  const facts = [
    { title: { 'zh-CN': '内存总量', en: 'In all' }, value: sizeOf(total) },
    { title: { 'zh-CN': '可用', en: 'Available' }, value: sizeOf(available) },
  ];
  if (available < LITTLE) {
    const sentence = {
      'zh-CN': `可用内存只有 ${sizeOf(available)}，打开大文件时可能变慢或失败。请关闭暂时不用的程序。`,
      en: `Only ${sizeOf(available)} of memory are available: large files may be slow or fail. Close programs that you do not need.`,
    };
    return [{ verdict: 'warning', sentence, facts }];
  }
  const sentence = {
    'zh-CN': `可用内存 ${sizeOf(available)}，足够使用。`,
    en: `${sizeOf(available)} of memory are available, which is enough.`,
  };
  return [{ verdict: 'passed', sentence, facts }];
}

function thisMemory(): Memory {
  return { total: totalmem(), available: availableOnLinux() ?? freemem() };
}

/** Linux counts its caches as used, and says what would be left without them (proc(5), MemAvailable). */
function availableOnLinux(): number | undefined {
  try {
    const kilobytes = /^MemAvailable:\s*(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
  } catch {
    return undefined;
  }
}
