import { answerCalls, definePlugin, Hints, reportChanges, ViewCalls } from '@sealwright/core/api';
import { hintsRpc } from './common-hints-rpc.ts';
import { HintList } from './hint-list.ts';

export default definePlugin({
  points: { hints: Hints },
  activate({ hints, storage, own, contribute }) {
    const list = new HintList(hints, storage);
    own(hints.onDidChange(() => list.refresh()));
    const answers = answerCalls(hintsRpc, {
      watch: (context) => reportChanges(list.onDidChange, () => list.unseen(), context),
      see: (id) => list.see(id),
      forget: () => list.forget(),
    });
    own(contribute(ViewCalls, hintsRpc.name, answers));
  },
});
