import { DocumentsDidOpen, definePlugin, RecentFiles, ViewCalls } from '@sealwright/core/api';
import { answerRecent } from './answer-recent.ts';
import { recentRpc } from './common-recent-rpc.ts';
import { RecentDocuments } from './recent-documents.ts';

export default definePlugin({
  activate({ storage, own, provide, contribute, tap }) {
    const recent = new RecentDocuments(storage);
    own(provide(RecentFiles, recent));
    own(tap(DocumentsDidOpen, (document) => recent.add(document)));
    own(contribute(ViewCalls, recentRpc.name, answerRecent(recent)));
  },
});
