/**
 * What a library file says of itself in its first bytes: the system and the processors it is for, and, of Linux ones,
 * the libraries it needs. Nothing of it is loaded.
 */
import { open, stat } from 'node:fs/promises';

export interface LibraryFile {
  /** As Node names systems. */
  readonly platform: 'linux' | 'win32' | 'darwin';
  /** As Node names processors; `?` and a number for others. A file for macOS may hold several. */
  readonly architectures: readonly string[];
  /** Names of needed libraries and where the file itself looks for them; ELF only. */
  readonly needs: readonly string[];
  readonly searchPaths: readonly string[];
}

/** Vendors' libraries have at most some ten megabytes; the dynamic section may lie at the end. */
const MOST_BYTES = 64 * 1024 * 1024;

const ELF_MACHINES: Readonly<Record<number, string>> = {
  3: 'ia32',
  8: 'mips',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};
const PE_MACHINES: Readonly<Record<number, string>> = { 332: 'ia32', 452: 'arm', 34404: 'x64', 43620: 'arm64' };
const MACH_MACHINES: Readonly<Record<number, string>> = {
  7: 'ia32',
  16777223: 'x64',
  12: 'arm',
  16777228: 'arm64',
};

const NARROW = ['ia32', 'arm', 'mips'];

/** Width of the addresses of a processor, as Node names it. */
export function bitsOf(architecture: string): 32 | 64 {
  return NARROW.includes(architecture) ? 32 : 64;
}

/** Undefined for what is no library of any of these systems. Rejects where the file cannot be read. */
export async function readLibraryFile(path: string): Promise<LibraryFile | undefined> {
  const info = await stat(path);
  // A pipe would have its opener wait for a writer.
  if (!info.isFile()) return undefined;
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(info.size, MOST_BYTES));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return parseLibraryFile(bytes.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function parseLibraryFile(bytes: Buffer): LibraryFile | undefined {
  try {
    if (bytes.readUInt32BE(0) === 0x7f45_4c46) return elf(bytes);
    if (bytes.readUInt16BE(0) === 0x4d5a) return portableExecutable(bytes);
    return machO(bytes);
  } catch (fault) {
    // Cut off, or an offset that leads out of the file.
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

/** Microsoft PE format, "MS-DOS Stub" and "COFF File Header". */
function portableExecutable(bytes: Buffer): LibraryFile | undefined {
  const header = bytes.readUInt32LE(0x3c);
  if (bytes.readUInt32BE(header) !== 0x5045_0000) return undefined;
  return plain('win32', [named(PE_MACHINES, bytes.readUInt16LE(header + 4))]);
}

/** `mach_header` and `fat_header` of macOS' loader.h and fat.h. */
function machO(bytes: Buffer): LibraryFile | undefined {
  const magic = bytes.readUInt32LE(0);
  if (magic === 0xfeed_face || magic === 0xfeed_facf) {
    return plain('darwin', [named(MACH_MACHINES, bytes.readUInt32LE(4))]);
  }
  if (bytes.readUInt32BE(0) !== 0xcafe_babe) return undefined;
  const count = bytes.readUInt32BE(4);
  // The same four bytes begin a Java class, whose version stands here.
  if (count === 0 || count > 16) return undefined;
  const machines = Array.from({ length: count }, (_, at) => named(MACH_MACHINES, bytes.readUInt32BE(8 + 20 * at)));
  return plain('darwin', machines);
}

/** System V ABI, chapters 4 and 5. */
function elf(bytes: Buffer): LibraryFile | undefined {
  const [, , , , kind, order] = bytes;
  if ((kind !== 1 && kind !== 2) || (order !== 1 && order !== 2)) return undefined;
  const read = new ElfReader(bytes, kind === 2, order === 1);
  const architecture = named(ELF_MACHINES, read.half(18));
  return { platform: 'linux', architectures: [architecture], ...read.dependencies() };
}

const DT = { null: 0, needed: 1, stringTable: 5, rpath: 15, runpath: 29 } as const;
const PT = { load: 1, dynamic: 2 } as const;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

class ElfReader {
  private readonly bytes: Buffer;
  private readonly wide: boolean;
  private readonly little: boolean;

  constructor(bytes: Buffer, wide: boolean, little: boolean) {
    this.bytes = bytes;
    this.wide = wide;
    this.little = little;
  }

  half(at: number): number {
    return this.little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  dependencies(): Pick<LibraryFile, 'needs' | 'searchPaths'> {
    const segments = this.segments();
    const dynamic = segments.find(({ type }) => type === PT.dynamic);
    const entries = dynamic ? this.entries(dynamic) : [];
    const table = entries.find(([tag]) => tag === DT.stringTable)?.[1];
    const strings = table === undefined ? undefined : fileOffset(table, segments);
    if (strings === undefined) return { needs: [], searchPaths: [] };
    const texts = (...tags: number[]) =>
      entries.filter(([tag]) => tags.includes(tag)).map(([, value]) => this.text(strings + value));
    return {
      needs: texts(DT.needed),
      searchPaths: texts(DT.rpath, DT.runpath).flatMap((paths) => paths.split(':')),
    };
  }

  private segments(): readonly Segment[] {
    const start = this.word(this.wide ? 32 : 28);
    const [length, count] = [this.half(this.wide ? 54 : 42), this.half(this.wide ? 56 : 44)];
    return Array.from({ length: count }, (_, index) => {
      const at = start + index * length;
      const [offset, address, size] = this.wide ? [8, 16, 32] : [4, 8, 16];
      return {
        type: this.int(at),
        offset: this.word(at + offset!),
        address: this.word(at + address!),
        size: this.word(at + size!),
      };
    });
  }

  private entries({ offset, size }: Segment): readonly (readonly [tag: number, value: number])[] {
    const half = this.wide ? 8 : 4;
    const found: [number, number][] = [];
    for (let at = offset; at + 2 * half <= offset + size; at += 2 * half) {
      const tag = this.word(at);
      if (tag === DT.null) break;
      found.push([tag, this.word(at + half)]);
    }
    return found;
  }

  private text(at: number): string {
    const end = this.bytes.indexOf(0, at);
    if (end < 0) throw new RangeError('an endless text');
    return this.bytes.toString('utf8', at, end);
  }

  private int(at: number): number {
    return this.little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  /** As wide as addresses are. */
  private word(at: number): number {
    if (!this.wide) return this.int(at);
    return Number(this.little ? this.bytes.readBigUInt64LE(at) : this.bytes.readBigUInt64BE(at));
  }
}

function fileOffset(address: number, segments: readonly Segment[]): number | undefined {
  const holder = segments.find(
    (segment) => segment.type === PT.load && address >= segment.address && address < segment.address + segment.size,
  );
  return holder && address - holder.address + holder.offset;
}

function plain(platform: LibraryFile['platform'], architectures: readonly string[]): LibraryFile {
  return { platform, architectures, needs: [], searchPaths: [] };
}

const named = (names: Readonly<Record<number, string>>, machine: number) => names[machine] ?? `?${machine}`;
