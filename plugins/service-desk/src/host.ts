import {
  answerCalls,
  DocumentFiles,
  definePlugin,
  Emitter,
  Keys,
  reportChanges,
  type ServiceDeskContent,
  ServiceDesks,
  ViewCalls,
} from '@sealwright/core/api';
import { deskRpc } from './common-desk-rpc.ts';
import { deskHints } from './desk-hints.ts';
import { DeskList } from './desk-list.ts';
import { DeskNotes } from './desk-notes.ts';
import { exportApplication } from './export-application.ts';
import netca from './netca.json' with { type: 'json' };

export default definePlugin({
  requires: { files: DocumentFiles },
  optional: { keys: Keys },
  points: { desks: ServiceDesks },
  activate({ files, keys, desks, settings, storage, log, own, contribute }) {
    const list = new DeskList(desks, settings, log);
    const notes = new DeskNotes(storage);
    const changes = keys?.onDidChange ?? new Emitter<void>().event;
    own(contribute(ServiceDesks, 'netca', { content: async () => netca as ServiceDeskContent }));
    const answers = answerCalls(deskRpc, {
      open: async () => ({ desks: await list.list(), ...(await notes.read()) }),
      watchHints: (context) => reportChanges(changes, () => deskHints(keys), context),
      tick: ({ desk, guide, steps }) => notes.tick(desk, guide, steps),
      keepApplication: (application) => notes.keepApplication(application),
      async exportApplication({ desk, application, ...target }, { signal }) {
        await exportApplication(files, await list.application(desk), application, { ...target, signal });
      },
    });
    own(contribute(ViewCalls, deskRpc.name, answers));
  },
});
