/** The first bytes of libraries for computers that are not at hand. */

export interface ElfHeader {
  readonly machine: number;
  readonly wide: boolean;
  readonly little?: boolean;
  /** Program headers that follow, all of zeros. */
  readonly segments?: number;
}

export function elfHeader({ machine, wide, little = true, segments = 0 }: ElfHeader): Buffer {
  const size = wide ? 64 : 52;
  const entry = wide ? 56 : 32;
  const bytes = Buffer.alloc(size + segments * entry);
  bytes.write('\x7fELF', 'latin1');
  bytes[4] = wide ? 2 : 1;
  bytes[5] = little ? 1 : 2;
  const half = (value: number, at: number) =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  half(3, 16);
  half(machine, 18);
  bytes[wide ? (little ? 32 : 39) : little ? 28 : 31] = size;
  half(entry, wide ? 54 : 42);
  half(segments, wide ? 56 : 44);
  // The dynamic section, and the part of the file that it lies in.
  if (segments > 1) bytes.writeUInt32LE(1, size);
  if (segments > 1) bytes.writeUInt32LE(2, size + entry);
  return bytes;
}

export function peHeader(machine: number): Buffer {
  const bytes = Buffer.alloc(0x100);
  bytes.write('MZ');
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write('PE\0\0', 0x80, 'latin1');
  bytes.writeUInt16LE(machine, 0x84);
  return bytes;
}

export function machHeader(machine: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32LE(0xfeed_facf, 0);
  bytes.writeUInt32LE(machine, 4);
  return bytes;
}

export function fatMachHeader(machines: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 + 20 * machines.length);
  bytes.writeUInt32BE(0xcafe_babe, 0);
  bytes.writeUInt32BE(machines.length, 4);
  for (const [at, machine] of machines.entries()) bytes.writeUInt32BE(machine, 8 + 20 * at);
  return bytes;
}
