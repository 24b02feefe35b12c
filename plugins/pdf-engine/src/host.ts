import { definePlugin, PdfEngine } from '@sealwright/core/api';
import { openDocument } from './open-document.ts';

export default definePlugin({
  activate({ own, provide }) {
    own(provide(PdfEngine, { open: openDocument }));
  },
});
