import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineError } from '@sealwright/core/api';
import { shell } from 'electron';
import { fileNameOf } from './file-name.ts';

const NoPdfReader = defineError('desktop.no-pdf-reader', {
  'zh-CN': '系统中没有可打开 PDF 的程序。请安装 PDF 阅读器，或另存文件后在其他电脑上打印。',
  en: 'No program on this system opens PDF files. Install a PDF reader, or save the file and print it elsewhere.',
});

/** Opens copies of finished documents in the user's PDF reader: the way to paper where the system's print dialog does not come. */
export class PdfReader {
  private readonly folder: string;

  /** `folder` is emptied now and with every start: copies do not pile up. */
  constructor(folder: string) {
    this.folder = folder;
    rm(folder, { recursive: true, force: true }).catch(() => {});
  }

  /** `desktop.no-pdf-reader` */
  async open(pdf: Uint8Array, title: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = join(await mkdtemp(join(this.folder, 'copy-')), `${fileNameOf(title)}.pdf`);
    await writeFile(file, pdf, { mode: 0o600 });
    if ((await shell.openPath(file)) !== '') throw NoPdfReader({});
  }
}
