import { renameSync } from 'node:fs';
import { describeWorkflowSource } from '@sealwright/core/testkit';
import manifest from '../package.json' with { type: 'json' };
import { watchedFolder } from './folder-changes.ts';
import { PARTY_A, PARTY_B, PARTY_C, SharedFolder } from './shared-folder.fixture.ts';

describeWorkflowSource({
  data: manifest.sealwright.contributes.workflowSources[0],
  async start() {
    const folder = new SharedFolder();
    let last = folder.now.getTime();
    // No two moments are the same, so that lists have one order.
    const now = () => new Date(++last);
    const parties = [PARTY_A, PARTY_B, PARTY_C] as const;
    const program = (party: number) => folder.program(parties[party] ?? PARTY_A, { watch: watchedFolder(500), now });
    // Who never used the folder is not known in it.
    for (const party of parties.keys()) await program(party).counts();
    return {
      parties,
      resumes: true,
      connect: async (party) => program(party),
      async passTime(moment) {
        last = Math.max(last, moment.getTime());
      },
      async cut() {
        renameSync(folder.root, `${folder.root}-away`);
        return async () => renameSync(`${folder.root}-away`, folder.root);
      },
      dispose: async () => folder.dispose(),
    };
  },
});
