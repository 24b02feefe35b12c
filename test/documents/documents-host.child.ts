/** Child process of the recovery tests: opens a file, goes as far as its arguments say, tells the id and waits there. */
import { readFile, writeFile } from 'node:fs/promises';
import { startDocumentsHost } from './documents-host.ts';
import { appended } from './small-pdf.ts';

const [profile, file, moment] = process.argv.slice(2) as [string, string, string];
// Waits for its end, also where nothing else is under way.
setInterval(() => {}, 60_000);
const { documents, service, sessions } = await startDocumentsHost(profile);

const told = moment === 'listed' ? await documents.list() : await work();
process.send?.(told);

async function work(): Promise<string> {
  const { id } = await documents.open(file);
  const signed = appended(await readFile(file), 600);
  const next = appended(signed, 601);
  if (moment === 'opened') return id;
  await service.addRevision(id, (output) => writeFile(output, signed));
  // As if the program ended right after the file was replaced: the record still says that it is unsaved.
  if (moment === 'saved') await writeFile(file, signed);
  if (moment === 'abandoned' || moment === 'signed-again') await sessions.abandon([id]);
  if (moment === 'signed-again') await service.addRevision(id, (output) => writeFile(output, next));
  if (moment === 'written' || moment === 'half-written') {
    await service.addRevision(id, async (output) => {
      await writeFile(output, moment === 'written' ? next : next.subarray(0, next.length - 60));
      process.send?.(id);
      await new Promise(() => {});
    });
  }
  return id;
}
