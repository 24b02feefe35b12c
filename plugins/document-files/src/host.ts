import { DocumentFiles, definePlugin } from '@sealwright/core/api';
import { openFile } from './open-file.ts';
import { checkTarget, writeDraft } from './write-draft.ts';

export default definePlugin({
  activate({ own, provide }) {
    own(provide(DocumentFiles, { open: openFile, checkTarget, write: writeDraft }));
  },
});
