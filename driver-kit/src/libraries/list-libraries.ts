import { type CliCommand, type CliInvocation, type CliResult, SealwrightError, textTable } from '@sealwright/core/api';
import type { InstalledLibraries } from './installed-libraries.ts';

const TEXTS = {
  'zh-CN': {
    heading: ['程序库', '厂商', '来源', '文件', '状态'],
    origin: { settings: '设置', catalogue: '密钥目录', system: '系统登记' },
    fine: '可用',
    unverified: '（未经实机验证）',
    none: '没有找到密钥程序库。请安装密钥厂商的驱动程序，或在设置“密钥程序库”中添加其文件。',
  },
  en: {
    heading: ['Library', 'Vendor', 'Found by', 'File', 'State'],
    origin: { settings: 'settings', catalogue: 'catalogue', system: 'system' },
    fine: 'usable',
    unverified: ' (never tried with a real key)',
    none: 'No key library was found. Install the software of the key, or add its file to the setting "Key libraries".',
  },
} as const;

/** `keys libraries`: what was found, and why something of it cannot be used. */
export class ListLibraries implements CliCommand {
  private readonly libraries: InstalledLibraries;

  constructor(libraries: InstalledLibraries) {
    this.libraries = libraries;
  }

  async run({ locale }: CliInvocation): Promise<CliResult> {
    const { libraries, problem } = await this.libraries.find();
    const texts = TEXTS[locale];
    const sentence = (fault: unknown) => (fault instanceof SealwrightError ? fault.sentence[locale] : String(fault));
    const rows = libraries.map(({ id, title, origin, path, vendor, problem: own }) => [
      id,
      title[locale] + (vendor?.unverified ? texts.unverified : ''),
      texts.origin[origin],
      path,
      own ? sentence(own) : texts.fine,
    ]);
    const table = rows.length === 0 ? texts.none : textTable([texts.heading, ...rows]);
    return {
      text: problem ? `${table}\n${sentence(problem)}` : table,
      json: libraries.map(({ id, title, origin, path, vendor, problem: own }) => ({
        ...{ id, title: title[locale], vendor: vendor?.id ?? null, origin, path },
        unverified: vendor?.unverified ?? false,
        problem: own instanceof SealwrightError ? own.toJSON() : null,
      })),
      failed: problem !== undefined,
    };
  }
}
