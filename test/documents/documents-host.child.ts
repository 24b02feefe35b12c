/** Child process of the recovery tests: opens a file, goes as far as its arguments say, tells the id and waits there. */
import { writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { startDocumentsHost } from './documents-host.ts';
import { appended } from './small-pdf.ts';

const [profile, file, moment] = process.argv.slice(2) as [string, string, string];
// Waits for its end, also where nothing else is under way.
setInterval(() => {}, 60_000);
const { documents, service } = await startDocumentsHost(profile);
const { id } = await documents.open(file);
const signed = appended(await readFile(file), 600);

if (moment !== 'opened') await service.addRevision(id, (output) => writeFile(output, signed));
if (moment === 'saved') {
  // As if the program ended right after the file was replaced: the record still says that it is unsaved.
  writeFileSync(file, signed);
} else if (moment === 'written' || moment === 'half-written') {
  const next = appended(signed, 601);
  await service.addRevision(id, async (output) => {
    await writeFile(output, moment === 'written' ? next : next.subarray(0, next.length - 60));
    process.send?.(id);
    await new Promise(() => {});
  });
}
process.send?.(id);
