import type { DemoSpace } from '@sealwright/core/api';
import { PARTY_A } from './demo-companies.ts';
import { CONTRACT_FILES, certificatePath } from './demo-folder.ts';
import type { DemoSet } from './demo-set.ts';
import { certificateIn, writeSpace } from './write-space.ts';

/** What the embedded platform is tried with: this plugin's folder. */
export class DemoSpaceFolder implements DemoSpace {
  private readonly demo: DemoSet;

  constructor(demo: DemoSet) {
    this.demo = demo;
  }

  async isMade(): Promise<boolean> {
    return (await certificateIn(certificatePath(await this.demo.folder(), PARTY_A.keyId))) !== undefined;
  }

  async prepare(signal?: AbortSignal): Promise<string> {
    await this.demo.ensureCompanies();
    for (const file of CONTRACT_FILES) {
      signal?.throwIfAborted();
      await this.demo.ensureContract(file);
    }
    const folder = await this.demo.folder();
    await writeSpace(folder);
    return folder;
  }
}
