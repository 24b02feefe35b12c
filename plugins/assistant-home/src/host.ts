import {
  answerCalls,
  definePlugin,
  FirstSteps,
  Keys,
  Licence,
  PluginAdmin,
  RecentFiles,
  reportChanges,
  Seals,
  SystemChecking,
  ViewCalls,
} from '@sealwright/core/api';
import { homeRpc } from './common-home-rpc.ts';
import { HomeDesk } from './home-desk.ts';

export default definePlugin({
  requires: { keys: Keys, seals: Seals, plugins: PluginAdmin },
  optional: { licence: Licence, checking: SystemChecking, recent: RecentFiles, firstSteps: FirstSteps },
  activate({ keys, seals, plugins, licence, checking, recent, firstSteps, own, contribute }) {
    const desk = new HomeDesk({ keys, seals, plugins, licence, checking, recent, firstSteps });
    const answers = answerCalls(homeRpc, {
      watch: (context) => reportChanges(desk.onDidChange, () => desk.board(), context),
      picture: (id) => desk.picture(id),
    });
    own(contribute(ViewCalls, homeRpc.name, answers));
  },
});
