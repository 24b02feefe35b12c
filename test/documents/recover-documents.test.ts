import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DocumentsHost, startDocumentsHost } from './documents-host.ts';
import { appended, smallPdf } from './small-pdf.ts';

const original = smallPdf();
const signed = appended(original, 600);
const signedTwice = appended(signed, 601);
const child = fileURLToPath(new URL('./documents-host.child.ts', import.meta.url));
let folder: string;
let profile: string;
let file: string;
let product: DocumentsHost | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-recover-'));
  profile = join(folder, 'profile');
  file = join(folder, '合同.pdf');
  writeFileSync(file, original);
});
afterEach(async () => {
  await product?.dispose();
  product = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<DocumentsHost> {
  await product?.dispose();
  product = await startDocumentsHost(profile);
  return product;
}

type Moment = 'opened' | 'signed' | 'half-written' | 'written' | 'saved' | 'abandoned' | 'signed-again';

/** Runs a program that opens the file, does as told and is killed there. Results in the document's id. */
async function crash(moment: Moment): Promise<string> {
  const program = fork(child, [profile, file, moment], { execArgv: [] });
  const [id] = await once(program, 'message');
  program.kill('SIGKILL');
  await once(program, 'exit');
  return id as string;
}

function sessionFolders(): string[] {
  const sessions = join(profile, 'plugins/document-open/sessions');
  return existsSync(sessions) ? readdirSync(sessions) : [];
}

test('a plugin that is started anew has the same documents open, under their ids', async () => {
  let { documents, service } = await start();
  const { id } = await documents.open(file);
  await service.addRevision(id, (output) => writeFile(output, signed));
  const before = service.get(id);
  ({ documents, service } = await start());
  expect(await documents.list()).toEqual([before]);
  expect(Buffer.from(await documents.read(id, 1, 0, 1e6))).toEqual(signed);
  await documents.save(id, { overwrite: false });
  expect(readFileSync(file)).toEqual(signed);
});

test('so has a host that its program starts anew after a crash', async () => {
  const id = await crash('signed');
  const restarted = fork(child, [profile, file, 'listed'], { execArgv: [] });
  const [listed] = await once(restarted, 'message');
  restarted.kill('SIGKILL');
  await once(restarted, 'exit');
  expect(listed).toMatchObject([{ id, revision: 1, unsaved: true }]);
});

test('after a crash, unsaved revisions are offered, recovered and saved', async () => {
  const id = await crash('signed');
  const { documents, sessions } = await start();
  const [found, ...more] = await sessions.recoverable();
  expect(more).toEqual([]);
  expect(found).toMatchObject({ id, name: '合同.pdf', path: file, unsaved: 1 });
  expect(await documents.list()).toEqual([]);
  expect(await sessions.recover(id)).toMatchObject({ id, revision: 1, unsaved: true });
  expect(Buffer.from(await documents.read(id, 1, 0, 1e6))).toEqual(signed);
  await documents.save(id, { overwrite: false });
  expect(readFileSync(file)).toEqual(signed);
  expect(sessionFolders()).toEqual([]);
});

test('they are offered at every start until the user decides, and gone when discarded', async () => {
  const id = await crash('signed');
  for (let starts = 0; starts < 3; starts++) expect(await (await start()).sessions.recoverable()).toHaveLength(1);
  const { sessions } = await start();
  await sessions.discard(id);
  expect(await sessions.recoverable()).toEqual([]);
  expect(sessionFolders()).toEqual([]);
  await expect(sessions.recover(id)).rejects.toMatchObject({ code: 'documents.not-open' });
  expect(readFileSync(file)).toEqual(original);
});

test('a revision that stood whole when the program was killed is recovered, half of one is not', async () => {
  const id = await crash('written');
  expect(await (await start()).sessions.recover(id)).toMatchObject({ revision: 2, size: signedTwice.length });
  await product?.documents.close(id);
  const other = await crash('half-written');
  expect(await (await start()).sessions.recover(other)).toMatchObject({ revision: 1, size: signed.length });
});

test('a document that was saved before the crash is not offered', async () => {
  await crash('saved');
  const { sessions } = await start();
  expect(await sessions.recoverable()).toEqual([]);
  expect(readFileSync(file)).toEqual(signed);
});

test('documents without changes leave nothing behind', async () => {
  await crash('opened');
  await crash('opened');
  const { sessions } = await start();
  expect(await sessions.recoverable()).toEqual([]);
  const store = readFileSync(join(profile, 'plugins/document-open/sessions.json'), 'utf8');
  expect(JSON.parse(store).data).toEqual({ sessions: [] });
});

test('the user’s file may be gone or another one: what was signed is recovered all the same', async () => {
  const id = await crash('signed');
  rmSync(file);
  const { documents, sessions } = await start();
  await sessions.recoverable();
  await sessions.recover(id);
  expect(Buffer.from(await documents.read(id, 1, 0, 1e6))).toEqual(signed);
  writeFileSync(file, smallPdf(9));
  await expect(documents.save(id, { overwrite: false })).rejects.toMatchObject({ code: 'file.changed' });
});

test('what the user gave up when closing the window is not offered again', async () => {
  await crash('abandoned');
  expect(sessionFolders()).toHaveLength(1);
  expect(await (await start()).sessions.recoverable()).toEqual([]);
  expect(sessionFolders()).toEqual([]);
});

test('signed again after that, it is offered', async () => {
  const id = await crash('signed-again');
  expect(await (await start()).sessions.recoverable()).toMatchObject([{ id, unsaved: 2 }]);
});

test('documents of another program that runs are left alone', async () => {
  const program = fork(child, [profile, file, 'signed'], { execArgv: [] });
  try {
    const [id] = (await once(program, 'message')) as [string];
    const { sessions } = await start();
    expect(await sessions.recoverable()).toEqual([]);
    await expect(sessions.recover(id)).rejects.toMatchObject({ code: 'documents.not-open' });
    await sessions.discard(id);
    expect(sessionFolders()).toEqual([id]);
  } finally {
    program.kill('SIGKILL');
    await once(program, 'exit');
  }
});
