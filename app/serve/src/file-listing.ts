/** What the file dialogs of a browser window see of the user's files: names, sizes and dates, never contents. */
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { FileIsFolder, FileNameInvalid, FolderUnreadable, FolderUnwritable } from './errors.ts';

type PlaceKind = 'home' | 'desktop' | 'documents' | 'downloads' | 'drive';

export interface Place {
  readonly kind: PlaceKind;
  readonly path: string;
  readonly name: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'file';
  readonly size: number;
  readonly modified: Date;
}

export interface FolderListing {
  readonly path: string;
  readonly parent?: string;
  readonly entries: readonly FolderEntry[];
  readonly truncated: boolean;
}

const MOST_ENTRIES = 5_000;

/** Names of a user's folders, as systems in English and Chinese have them. */
const USER_FOLDERS: readonly (readonly [PlaceKind, readonly string[]])[] = [
  ['desktop', ['Desktop', '桌面']],
  ['documents', ['Documents', '文档']],
  ['downloads', ['Downloads', '下载']],
];

/** Folders of the user that exist, then the roots of the file system. */
export async function listPlaces(): Promise<readonly Place[]> {
  const home = homedir();
  const candidates: readonly [PlaceKind, string][] = [
    ['home', home],
    ...USER_FOLDERS.flatMap(([kind, names]) => names.map((name): [PlaceKind, string] => [kind, join(home, name)])),
    ...driveCandidates().map((path): [PlaceKind, string] => ['drive', path]),
  ];
  const found = await Promise.all(
    candidates.map(async ([kind, path]) =>
      (await isFolder(path)) ? [{ kind, path, name: kind === 'drive' ? path : basename(path) }] : [],
    ),
  );
  return found.flat();
}

/** Folders, and files with one of the endings; all files for none. `files.folder-unreadable`. */
export async function listFolder(folder: string, endings: readonly string[]): Promise<FolderListing> {
  const path = resolve(folder);
  const found = await readdir(path, { withFileTypes: true }).catch((fault: NodeJS.ErrnoException) => {
    throw FolderUnreadable({ path, reason: fault.code ?? 'unknown' }, { cause: fault });
  });
  const wanted = endings.map((ending) => ending.toLowerCase());
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(extname(name).toLowerCase());
  // What a link leads to is seen below.
  const shown = found.filter((entry) => !/^[.$]/.test(entry.name) && (!entry.isFile() || isWanted(entry.name)));
  const entries = await Promise.all(shown.slice(0, MOST_ENTRIES).map(({ name }) => entryOf(path, name)));
  const fits = ({ kind, name }: FolderEntry) => kind === 'folder' || isWanted(name);
  const order = new Intl.Collator('zh-CN', { numeric: true });
  const above = dirname(path);
  return {
    path,
    ...(above !== path && { parent: above }),
    entries: entries
      .flatMap((entry) => (entry && fits(entry) ? [entry] : []))
      .sort((a, b) => (a.kind === b.kind ? order.compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1)),
    truncated: shown.length > MOST_ENTRIES,
  };
}

/** Whether a file of that name can be saved in the folder, and whether one stands there already. */
export async function checkSaveTarget(folder: string, name: string) {
  const path = resolve(folder);
  if (!isFileName(name)) throw FileNameInvalid({ name });
  try {
    await access(path, constants.W_OK | constants.X_OK);
  } catch (fault) {
    throw FolderUnwritable({ path, reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
  }
  const target = join(path, name);
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory()) throw FileIsFolder({ name });
  return { path: target, exists: found !== undefined };
}

/** `undefined` for what is neither a folder nor a file, or cannot be looked at. */
async function entryOf(folder: string, name: string): Promise<FolderEntry | undefined> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory() && !found?.isFile()) return undefined;
  const isFile = found.isFile();
  return { name, path, kind: isFile ? 'file' : 'folder', size: isFile ? found.size : 0, modified: found.mtime };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

function driveCandidates(): readonly string[] {
  if (process.platform !== 'win32') return ['/'];
  return Array.from({ length: 26 }, (_, index) => `${String.fromCharCode(65 + index)}:\\`);
}

/** Naming rules of Windows on every system: a contract is passed on. */
function isFileName(name: string): boolean {
  if (name === '.' || name === '..' || /[. ]$/.test(name) || Buffer.byteLength(name) > 255) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what names must not hold
  return !/[\u0000-\u001f\\/:*?"<>|]/.test(name) && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}
