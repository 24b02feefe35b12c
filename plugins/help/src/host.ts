import { definePlugin, Emitter, HelpPages, ViewCalls } from '@sealwright/core/api';
import { answerHelp } from './answer-help.ts';
import { helpRpc } from './common-help-rpc.ts';

export default definePlugin({
  points: { pages: HelpPages },
  activate({ plugin, storage, pages, own, contribute }) {
    const changed = new Emitter<void>();
    own(pages.onDidChange(() => changed.fire()));
    const answers = answerHelp({
      version: plugin.version,
      storage,
      topics: () => pages.list().map(({ id, data }) => ({ id, page: data })),
      onDidChangeTopics: changed.event,
    });
    own(contribute(ViewCalls, helpRpc.name, answers));
  },
});
