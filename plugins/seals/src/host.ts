import { CliCommands, definePlugin, SealSources, Seals } from '@sealwright/core/api';
import { findSeal } from './find-seal.ts';
import { ListSeals } from './list-seals.ts';
import { SealCollection } from './seal-collection.ts';

export default definePlugin({
  points: { sources: SealSources },
  activate({ sources, log, own, provide, contribute }) {
    const seals = new SealCollection(sources, log);
    own(
      provide(Seals, {
        list: () => seals.list(),
        find: async (text, key) => findSeal(await seals.list(), text, key),
      }),
    );
    own(contribute(CliCommands, 'seals-list', new ListSeals(seals)));
  },
});
