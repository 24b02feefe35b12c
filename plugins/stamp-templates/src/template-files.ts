import type { DocumentFiles, StampTemplate } from '@sealwright/core/api';
import { LARGEST_FILE, parseTemplateFile, TemplateFileTooLarge, templateFile } from './template-file.ts';

/** Template files on disk, by absolute paths. Reads and writes nothing else. */
export class TemplateFiles {
  private readonly files: Pick<DocumentFiles, 'open' | 'write'>;

  constructor(files: Pick<DocumentFiles, 'open' | 'write'>) {
    this.files = files;
  }

  /** `file.*`, `templates.file-*`. */
  async read(path: string): Promise<StampTemplate> {
    const file = await this.files.open(path);
    try {
      if (file.size > LARGEST_FILE) throw TemplateFileTooLarge({ kilobytes: LARGEST_FILE / 1_024 });
      return parseTemplateFile(await file.read(0, file.size));
    } finally {
      await file.close();
    }
  }

  /** `file.*`. */
  async write(
    template: StampTemplate,
    path: string,
    options: { readonly overwrite: boolean; readonly signal: AbortSignal },
  ): Promise<void> {
    const draft = await this.files.write(path, once(templateFile(template)), options);
    await draft.commit();
  }
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
