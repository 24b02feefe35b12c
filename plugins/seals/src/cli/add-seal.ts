import { basename, extname } from 'node:path';
import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  CliUsage,
  type DocumentFiles,
  parseLength,
  type Seals,
} from '@sealwright/core/api';
import { readPictureFile } from '../pictures/read-picture-file.ts';

const TEXTS = {
  'zh-CN': {
    added: (name: string, size: string, id: string) => `已添加印章“${name}”（${size}），标识 ${id}`,
    onlyPicture: '该印章只是图片，不含电子印章数据，任何密钥都可以使用。',
    width: '--width 应为长度，例如 40mm',
  },
  en: {
    added: (name: string, size: string, id: string) => `Added the seal "${name}" (${size}), id ${id}`,
    onlyPicture: 'This seal is a picture only, not an electronic seal: any key may use it.',
    width: '--width takes a length such as 40mm',
  },
} as const;

/** `seals add PICTURE`: makes a seal of a picture file. */
export class AddSeal implements CliCommand {
  private readonly seals: Pick<Seals, 'preparePicture' | 'addPicture'>;
  private readonly files: DocumentFiles;

  constructor(seals: Pick<Seals, 'preparePicture' | 'addPicture'>, files: DocumentFiles) {
    this.seals = seals;
    this.files = files;
  }

  async run({ arguments: [picture = ''], options, path, locale }: CliInvocation): Promise<CliResult> {
    const texts = TEXTS[locale];
    const widthMm = parseLength(String(options.width));
    if (widthMm === undefined) throw CliUsage({ problem: texts.width });
    const prepared = await this.seals.preparePicture(await readPictureFile(this.files, path(picture)), {
      widthMm,
      transparent: options.opaque !== true,
      trim: options.margins !== true,
    });
    const name = typeof options.name === 'string' ? options.name : basename(picture, extname(picture));
    const seal = await this.seals.addPicture(prepared, name);
    const { dpi, warnings } = prepared;
    const size = `${seal.widthMm} × ${seal.heightMm} mm, ${dpi} dpi`;
    const lines = [texts.added(seal.name, size, seal.id), texts.onlyPicture, ...warnings.map((each) => each[locale])];
    return {
      text: lines.join('\n'),
      json: {
        id: seal.id,
        source: seal.source,
        name: seal.name,
        widthMm: seal.widthMm,
        heightMm: seal.heightMm,
        dpi,
        warnings,
      },
    };
  }
}
