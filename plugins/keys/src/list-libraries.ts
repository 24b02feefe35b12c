import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  type Keys,
  type LibraryFinding,
  type Localized,
  textTable,
} from '@sealwright/core/api';

const TEXTS = {
  'zh-CN': {
    heading: ['驱动', '厂商', '接口', '文件', '状态'],
    fine: '可用',
    unverified: '（未经实机验证）',
    none: '没有找到密钥程序库。请安装密钥厂商的驱动程序，或在设置“密钥程序库”中添加其文件。',
    usb: 'USB 密钥',
  },
  en: {
    heading: ['Driver', 'Vendor', 'Interface', 'File', 'State'],
    fine: 'usable',
    unverified: ' (never tried with a real key)',
    none: 'No key library was found. Install the software of the key, or add its file to the setting "Key libraries".',
    usb: 'USB key',
  },
} as const;

/** `keys libraries`: what was found, and why something of it cannot be used. */
export class ListLibraries implements CliCommand {
  private readonly keys: Pick<Keys, 'libraries'>;

  constructor(keys: Pick<Keys, 'libraries'>) {
    this.keys = keys;
  }

  async run({ locale }: CliInvocation): Promise<CliResult> {
    const reports = await this.keys.libraries();
    const texts = TEXTS[locale];
    const sentence = (problem: Localized | undefined) => problem?.[locale] ?? null;
    const title = (finding: LibraryFinding) => finding.title[locale] + (finding.unverified ? texts.unverified : '');
    const found = reports.flatMap(({ driver, libraries }) => libraries.map((finding) => ({ driver, finding })));
    const rows = found.map(({ driver, finding }) => [
      driver,
      title(finding),
      finding.kind,
      finding.file,
      sentence(finding.problem) ?? texts.fine,
    ]);
    const unreached = reports.flatMap(({ usb }) => usb.filter(({ problem }) => problem));
    const notes = reports.flatMap(({ problem }) => sentence(problem) ?? []);
    return {
      text: [
        rows.length === 0 ? texts.none : textTable([texts.heading, ...rows]),
        ...unreached.map((key) => `${texts.usb} ${key.vendor}:${key.product}: ${sentence(key.problem)}`),
        ...notes,
      ].join('\n'),
      json: found.map(({ driver, finding: { problem, unverified = false, ...rest } }) => ({
        ...{ driver, ...rest, title: rest.title[locale], unverified },
        problem: sentence(problem),
      })),
      failed: notes.length > 0,
    };
  }
}
