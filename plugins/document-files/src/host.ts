import { DocumentFiles, definePlugin } from '@sealwright/core/api';
import { openFile } from './open-file.ts';
import { writeDraft } from './write-draft.ts';

export default definePlugin({
  activate({ own, provide }) {
    own(provide(DocumentFiles, { open: openFile, write: writeDraft }));
  },
});
