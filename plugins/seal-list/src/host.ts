import {
  anyOf,
  DocumentFiles,
  definePlugin,
  Keys,
  SealSources,
  Seals,
  TokenDrivers,
  ViewCalls,
} from '@sealwright/core/api';
import { answerSeals } from './answer-seals.ts';
import { sealsRpc } from './common-seals-rpc.ts';
import { PictureDesk } from './picture-desk.ts';
import { SealDesk } from './seal-desk.ts';

export default definePlugin({
  requires: { keys: Keys, seals: Seals, files: DocumentFiles },
  points: { sources: SealSources, drivers: TokenDrivers },
  activate({ keys, seals, files, sources, drivers, own, contribute }) {
    const answers = answerSeals({
      desk: new SealDesk({ keys, seals, sources, drivers }),
      pictures: new PictureDesk(seals, files),
      seals,
      files,
      onDidChange: anyOf(keys.onDidChange, seals.onDidChange),
    });
    own(contribute(ViewCalls, sealsRpc.name, answers));
  },
});
