import { readFileSync } from 'node:fs';
import { arch, release, version } from 'node:os';
import type { Fact, SystemCheckFinding } from '@sealwright/core/api';

export interface OperatingSystem {
  readonly platform: NodeJS.Platform;
  /** Of this process, as Node names it. */
  readonly architecture: string;
  readonly release: string;
  readonly version: string;
  /** os-release(5), where there is one. */
  readonly osRelease: string;
  /** Windows: what the machine has where a 32-bit process runs on it. */
  readonly wideArchitecture: string | undefined;
}

/** Processors as installers name them. */
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x86-64', ia32: 'x86', loong64: 'LoongArch64' };

/** Systems that Chinese offices use, by ID of os-release; their own names are in English only. */
const KNOWN: Readonly<Record<string, string>> = {
  uos: '统信 UOS',
  deepin: '深度 deepin',
  kylin: '银河麒麟',
  neokylin: '中标麒麟',
  openkylin: '开放麒麟',
  openeuler: 'openEuler',
};

function thisSystem(): OperatingSystem {
  return {
    platform: process.platform,
    architecture: arch(),
    release: release(),
    version: version(),
    osRelease: readOsRelease(),
    wideArchitecture: process.env.PROCESSOR_ARCHITEW6432,
  };
}

/** Names the system; it passes, since a program that runs has found a system to run on. */
export function checkOperatingSystem(system: OperatingSystem = thisSystem()): readonly SystemCheckFinding[] {
  const { architecture, release: kernel, wideArchitecture } = system;
  const name = nameOf(system);
  const processor = PROCESSORS[architecture] ?? architecture;
  const facts: Fact[] = [
    { title: { 'zh-CN': '系统', en: 'System' }, value: name },
    { title: { 'zh-CN': '内核版本', en: 'Kernel' }, value: kernel, monospace: true },
    { title: { 'zh-CN': '处理器架构', en: 'Processor' }, value: processor },
  ];
  if (wideArchitecture !== undefined || architecture === 'ia32') {
    const sentence = {
      'zh-CN': `${name}：本软件是 32 位的，只能使用 32 位的密钥驱动。如果密钥驱动是 64 位的，请改装 64 位版本。`,
      en: `${name}: this is the 32-bit program, which works with 32-bit drivers only. Install the 64-bit program for 64-bit drivers.`,
    };
    return [{ verdict: 'notice', sentence, facts }];
  }
  return [{ verdict: 'passed', sentence: { 'zh-CN': `${name}，${processor}。`, en: `${name}, ${processor}.` }, facts }];
}

function nameOf({ platform, osRelease, release: kernel, version: edition }: OperatingSystem): string {
  if (platform === 'win32') return `${edition} (${kernel})`;
  if (platform === 'darwin') return `macOS (Darwin ${kernel})`;
  const fields = fieldsOf(osRelease);
  const told = fields.get('PRETTY_NAME') ?? fields.get('NAME') ?? 'Linux';
  const known = KNOWN[(fields.get('ID') ?? '').toLowerCase()];
  return known && !told.includes(known) ? `${known}（${told}）` : told;
}

/** `NAME="value"` lines; values may be quoted as in a shell (os-release(5)). */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^([A-Z0-9_]+)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"']*))\s*$/gm);
  return new Map([...lines].map(([, key, double, single, bare]) => [key!, double ?? single ?? bare ?? '']));
}

function readOsRelease(): string {
  for (const path of ['/etc/os-release', '/usr/lib/os-release']) {
    try {
      return readFileSync(path, 'utf8').slice(0, 10_000);
    } catch {
      // The other one may be there.
    }
  }
  return '';
}
