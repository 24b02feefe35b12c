import { type ChildProcess, fork, spawn } from 'node:child_process';
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
let store: string;
let product: DocumentsHost | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-recover-'));
  profile = join(folder, 'profile');
  store = join(profile, 'plugins/document-open/sessions.json');
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
  const { documents, sessions, recoverable } = await start();
  const [found, ...more] = await recoverable();
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
  for (let starts = 0; starts < 3; starts++) expect(await (await start()).recoverable()).toHaveLength(1);
  const { sessions, recoverable } = await start();
  await sessions.discard(id);
  expect(await recoverable()).toEqual([]);
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
  const { recoverable } = await start();
  expect(await recoverable()).toEqual([]);
  expect(readFileSync(file)).toEqual(signed);
});

test('documents without changes leave nothing behind', async () => {
  await crash('opened');
  await crash('opened');
  const { recoverable } = await start();
  expect(await recoverable()).toEqual([]);
  expect(records()).toEqual([]);
  expect(existsSync(store)).toBe(true);
});

test('the user’s file may be gone or another one: what was signed is recovered all the same', async () => {
  const id = await crash('signed');
  rmSync(file);
  const { documents, sessions, recoverable } = await start();
  await recoverable();
  await sessions.recover(id);
  expect(Buffer.from(await documents.read(id, 1, 0, 1e6))).toEqual(signed);
  writeFileSync(file, smallPdf(9));
  await expect(documents.save(id, { overwrite: false })).rejects.toMatchObject({ code: 'file.changed' });
});

test('what the user gave up when closing the window is not offered again', async () => {
  await crash('abandoned');
  expect(sessionFolders()).toHaveLength(1);
  expect(await (await start()).recoverable()).toEqual([]);
  expect(sessionFolders()).toEqual([]);
});

test('signed again after that, it is offered', async () => {
  const id = await crash('signed-again');
  expect(await (await start()).recoverable()).toMatchObject([{ id, unsaved: 2 }]);
});

test('documents of another program that runs are left alone', async () => {
  const program = fork(child, [profile, file, 'signed'], { execArgv: [] });
  try {
    const [id] = (await once(program, 'message')) as [string];
    const { sessions, recoverable } = await start();
    expect(await recoverable()).toEqual([]);
    await expect(sessions.recover(id)).rejects.toMatchObject({ code: 'documents.not-open' });
    await sessions.discard(id);
    expect(sessionFolders()).toEqual([id]);
  } finally {
    program.kill('SIGKILL');
    await once(program, 'exit');
  }
});

/** Runs a program whose parent never looks after it: killed, it keeps its number. Results in that, when it has signed. */
async function crashUnseen(): Promise<{ readonly pid: number; readonly parent: ChildProcess }> {
  const run = '"$0" "$@" & echo $!; exec sleep 600';
  const parent = spawn('/bin/sh', ['-c', run, process.execPath, child, profile, file, 'signed'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout!, 'data');
  const pid = Number(String(line));
  try {
    await expect.poll(() => records()[0]?.revisions, { timeout: 20_000 }).toHaveLength(2);
  } finally {
    process.kill(pid, 'SIGKILL');
  }
  return { pid, parent };
}

function records(): { owner: string | number; revisions: unknown[] }[] {
  return existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')).data.sessions : [];
}

// A number outlives its process only where a parent has to ask for the end of its children.
test.skipIf(process.platform === 'win32')('a killed program that still has its number has ended', async () => {
  const { pid, parent } = await crashUnseen();
  try {
    const window = (await start()).openRecovery();
    await expect.poll(() => window.offer?.documents).toHaveLength(1);
    expect(() => process.kill(pid, 0)).not.toThrow();
    await window.close();
  } finally {
    parent.kill('SIGKILL');
    await once(parent, 'exit');
  }
});

test('the number of a process that runs says nothing, also in records of an earlier version', async () => {
  await crash('signed');
  const text = JSON.parse(readFileSync(store, 'utf8'));
  const sessions = text.data.sessions.map((each: object) => ({ ...each, owner: process.ppid }));
  writeFileSync(store, JSON.stringify({ ...text, version: 1, data: { sessions } }));
  expect(await (await start()).recoverable()).toHaveLength(1);
});

test('of two windows one asks, and the other where that one closes before its user has answered', async () => {
  const id = await crash('signed');
  const { openRecovery, sessions } = await start();
  const [first, second] = [openRecovery(), openRecovery()];
  await expect.poll(() => first.offer?.ask).toEqual([id]);
  await expect.poll(() => second.offer).toMatchObject({ documents: [{ id }], ask: [] });
  await first.close();
  await expect.poll(() => second.offer?.ask).toEqual([id]);
  await sessions.asked([id]);
  const third = openRecovery();
  await second.close();
  await expect.poll(() => third.offer).toMatchObject({ documents: [{ id }], ask: [] });
  await sessions.recover(id);
  await expect.poll(() => third.offer?.documents).toEqual([]);
  await third.close();
});

test('of two programs one offers it, and the other when that one has ended', async () => {
  const id = await crash('signed');
  const other = await startDocumentsHost(profile);
  expect(await other.recoverable()).toMatchObject([{ id }]);
  const { openRecovery, sessions } = await start();
  const window = openRecovery();
  await expect.poll(() => window.offer).toEqual({ documents: [], ask: [] });
  await expect(sessions.recover(id)).rejects.toMatchObject({ code: 'documents.not-open' });
  await other.dispose();
  await expect.poll(() => window.offer?.ask).toEqual([id]);
  await window.close();
});

test('what two windows recover at once is opened once', async () => {
  const id = await crash('signed');
  const { sessions, documents } = await start();
  const answers = await Promise.allSettled([sessions.recover(id), sessions.recover(id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await documents.list()).toHaveLength(1);
});

test('a document that is opened while recovery looks stays in the profile', async () => {
  const { documents, recoverable } = await start();
  await Promise.all([documents.open(file), ...Array.from({ length: 5 }, () => recoverable())]);
  expect(records()).toHaveLength(1);
});
