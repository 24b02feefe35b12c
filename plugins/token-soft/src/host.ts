import { definePlugin, SealSources, SoftKeys } from '@sealwright/core/api';
import { SoftKeyWriter } from './soft-key-writer.ts';
import { SoftSeals } from './soft-seals.ts';
import { TokenFolder } from './token-folder.ts';

export default definePlugin({
  async activate({ storage, log, own, provide, contribute }) {
    const folder = new TokenFolder(await storage.folder());
    own(provide(SoftKeys, new SoftKeyWriter(folder)));
    own(contribute(SealSources, 'soft', new SoftSeals(folder, log)));
  },
});
