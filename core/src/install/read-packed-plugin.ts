/**
 * Reads a packed plugin: a gzipped tar archive as `npm pack` makes it. Strangers make such files, so everything about them
 * is bounded: only plain files below `package/`, under names that are the same on every system, within limits of size and
 * number. Nothing in it is run.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { NoPackedPlugin } from '../api/services/plugin-installer.ts';

/** In bytes: of the file, and of what is in it. */
const LONGEST_FILE = 64 * 1024 * 1024;
const LONGEST_CONTENT = 256 * 1024 * 1024;
const MOST_FILES = 5_000;
const LONGEST_PATH = 200;

export interface PackedFiles {
  readonly sha256: string;
  readonly size: number;
  /** By path below the package's folder, with forward slashes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Throws `install.not-a-plugin` with what is wrong, in both languages. */
export type Refuse = (problem: string, problemZh: string) => never;

export function refusalOf(file: string): Refuse {
  return (problem, problemZh) => {
    throw NoPackedPlugin({ file: basename(file), problem, problemZh });
  };
}

/** Rejects with `install.not-a-plugin`. `file` is an absolute path. */
export async function readPackedPlugin(file: string): Promise<PackedFiles> {
  const refuse = refusalOf(file);
  const bytes = await wholeFile(file, refuse);
  const tar = await promisify(gunzip)(bytes, { maxOutputLength: LONGEST_CONTENT }).catch((fault) =>
    (fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? refuse('it holds too much', '内容过大')
      : refuse('it is no gzipped tar archive', '不是 .tgz 格式'),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, size: bytes.byteLength, files: await filesOf(tar, refuse) };
}

async function wholeFile(file: string, refuse: Refuse): Promise<Uint8Array> {
  const unreadable = (fault: unknown): never => {
    const code = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    return refuse(`it cannot be read (${code})`, `无法读取（${code}）`);
  };
  const handle = await open(file).catch(unreadable);
  try {
    const { size } = await handle.stat();
    if (size > LONGEST_FILE) refuse('it is too large', '文件过大');
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } catch (fault) {
    return unreadable(fault);
  } finally {
    await handle.close();
  }
}

async function filesOf(tar: Uint8Array, refuse: Refuse): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const known = new Set<string>();
  const archive = extract();
  const broken = (): never => refuse('the archive is damaged', '压缩包已损坏');
  Readable.from([tar])
    .on('error', () => {})
    .pipe(archive);
  try {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (type !== 'directory') {
        const path = pathOf(name, refuse);
        if (type !== 'file' && type !== 'contiguous-file')
          refuse(`it holds a link or device (${path})`, `含有链接或设备文件（${path}）`);
        // Systems that do not tell capitals from small letters would write one over the other.
        if (known.has(path.toLowerCase())) refuse(`it holds the same name twice (${path})`, `文件名重复（${path}）`);
        if (files.size >= MOST_FILES) refuse('it holds too many files', '文件数量过多');
        known.add(path.toLowerCase());
        const parts: Uint8Array[] = [];
        for await (const part of entry) parts.push(part as Uint8Array);
        files.set(path, Buffer.concat(parts));
      } else {
        entry.resume();
      }
    }
  } catch (fault) {
    if (NoPackedPlugin.is(fault)) throw fault;
    return broken();
  }
  return files.size > 0 ? files : refuse('it is empty', '其中没有文件');
}

/** A part of a path that names the same file on every system: no way up, no device of Windows, no end that it drops. */
const PART = /^(?!\.{1,2}$)(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[\w@+~.,=-][\w@+~.,= -]*(?<![. ])$/i;

/** The path below `package/`. */
function pathOf(name: string, refuse: Refuse): string {
  const [root, ...parts] = name.split('/');
  const isSafe = name.length <= LONGEST_PATH && parts.length > 0 && parts.every((part) => PART.test(part));
  if (root !== 'package' || !isSafe) {
    const shown = name.slice(0, 60).replace(/[^\w./@-]/g, '?');
    refuse(
      `it holds a file that is not below package/ or has an unfit name (${shown})`,
      `含有不合规定的路径（${shown}）`,
    );
  }
  return parts.join('/');
}
