/** Where the shared folder is, and that it is the one: an empty mount point is not taken for a new folder. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import {
  type PluginSettings,
  type Store,
  WorkflowNotConfigured,
  type WorkflowParty,
  WorkflowRefused,
  WorkflowUnreachable,
} from '@sealwright/core/api';
import { Type } from 'typebox';
import { putFolder, writeDurably } from './durable-files.ts';
import { missing, names } from './voucher-shelf.ts';

export interface FolderPlace {
  /** Absolute path. */
  readonly root: string;
  readonly party: WorkflowParty;
}

/** Ids of the folders that were used before, by path. */
export const knownFolders = {
  version: 1,
  schema: Type.Object({
    folders: Type.Unsafe<Record<string, string>>(Type.Object({}, { additionalProperties: Type.String() })),
  }),
  initial: { folders: {} as Readonly<Record<string, string>> },
};
export type KnownFolders = typeof knownFolders.initial;

const MARK = 'sealwright-contracts';
const MARK_FILE = 'folder.json';

/** What the user set. `workflow.not-configured`. */
export function placeOf(settings: Pick<PluginSettings, 'get'>): FolderPlace {
  const [root, code, name] = ['path', 'code', 'name'].map((key) =>
    settings.get<string>(`workflowFolder.${key}`).trim(),
  );
  if (root && !isAbsolute(root)) {
    throw WorkflowNotConfigured({
      what: `${root} is no whole path of a folder`,
      whatZh: `“${root}”不是完整的文件夹路径`,
    });
  }
  if (!root) throw WorkflowNotConfigured({ what: 'no shared folder was chosen', whatZh: '没有选择共享文件夹' });
  if (!code || !name) {
    throw WorkflowNotConfigured({
      what: 'code and name of this company are missing',
      whatZh: '没有填写本单位的代码和名称',
    });
  }
  return { root, party: { code, name } };
}

/** Makes a folder that is new ready, and knows one again. `workflow.unreachable` where another one, or none, is in its place. */
export async function prepareFolder({ root, party }: FolderPlace, known: Store<KnownFolders>): Promise<void> {
  if (!(await stat(root)).isDirectory()) throw WorkflowRefused({ code: 'no-folder', reason: root });
  const expected = (await known.read()).folders[root];
  const id = (await markOf(root)) ?? (expected === undefined ? await mark(root) : undefined);
  if (id === undefined || (expected !== undefined && expected !== id)) {
    throw WorkflowUnreachable({ place: root, reason: 'the shared folder is not mounted' });
  }
  if (expected === undefined) await known.update(({ folders }) => ({ folders: { ...folders, [root]: id } }));
  for (const folder of ['vouchers', 'staging', 'parties', 'drop']) await mkdir(join(root, folder), { recursive: true });
  await announce(root, party);
}

/** Companies that take part. */
export async function announcedParties(root: string): Promise<readonly WorkflowParty[]> {
  const folder = join(root, 'parties');
  const found: WorkflowParty[] = [];
  for (const file of (await names(folder)).filter((name) => name.endsWith('.json'))) {
    const party = parsed(await readFile(join(folder, file), 'utf8').catch(missing(() => '')));
    if (isNamed(party)) found.push({ code: party.code.slice(0, 100), name: party.name.slice(0, 200) });
  }
  return found;
}

async function markOf(root: string): Promise<string | undefined> {
  const text = await readFile(join(root, MARK, MARK_FILE), 'utf8').catch(missing(() => ''));
  const { id } = (parsed(text) ?? {}) as { id?: unknown };
  return typeof id === 'string' && id.length <= 100 ? id : undefined;
}

/** Of several programs that begin at the same time, one marks the folder, and all read whose mark it is. */
async function mark(root: string): Promise<string | undefined> {
  const draft = join(root, `.${MARK}-${randomUUID()}`);
  await mkdir(draft);
  await writeDurably(join(draft, MARK_FILE), `${JSON.stringify({ format: 1, id: randomUUID() })}\n`);
  const place = join(root, MARK);
  await putFolder(draft, place, async () => (await names(place)).length > 0);
  return markOf(root);
}

async function announce(root: string, party: WorkflowParty): Promise<void> {
  const folder = join(root, 'parties');
  const file = `${createHash('sha256').update(party.code).digest('hex').slice(0, 32)}.json`;
  const path = join(folder, file);
  const text = `${JSON.stringify({ code: party.code, name: party.name })}\n`;
  if ((await readFile(path, 'utf8').catch(missing(() => ''))) === text) return;
  await writeDurably(path, text);
}

function isNamed(value: unknown): value is WorkflowParty {
  const { code, name } = (value ?? {}) as Partial<WorkflowParty>;
  return typeof code === 'string' && typeof name === 'string' && code !== '' && name !== '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
