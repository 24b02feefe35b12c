/**
 * Which computer this is, for licences that are bound to one: the id that its operating system was given when it was
 * installed. It never leaves this file; licences and pages know its hash.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OPTIONS = { timeout: 10_000, maxBuffer: 1_000_000, windowsHide: true };
const LINUX_FILES = ['/etc/machine-id', '/var/lib/dbus/machine-id'];
/** Keeps the hash from being that of other programs that hash the same id. */
const PURPOSE = 'sealwright-machine-1';

/**
 * [Device] MachineHash: SHA-256, in lower-case hexadecimal, of `sealwright-machine-1`, LF, and the operating system's id
 * without space around it and in lower case. `undefined` where the system tells none.
 */
export async function machineHash(): Promise<string | undefined> {
  const id = await systemId().catch(() => undefined);
  return id && createHash('sha256').update(`${PURPOSE}\n${id.trim().toLowerCase()}`).digest('hex');
}

async function systemId(): Promise<string | undefined> {
  switch (process.platform) {
    case 'win32':
      return windowsId();
    case 'darwin':
      return macId();
    default:
      return linuxId();
  }
}

/** machine-id(5). */
async function linuxId(): Promise<string | undefined> {
  for (const file of LINUX_FILES) {
    const id = await readFile(file, 'latin1').catch(() => '');
    if (/^[0-9a-f]{32}$/i.test(id.trim())) return id;
  }
  return undefined;
}

/** The 64-bit view of the registry, also for a program of 32 bits. */
async function windowsId(): Promise<string | undefined> {
  const reg = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\reg.exe`;
  const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
  const { stdout } = await run(reg, ['query', key, '/v', 'MachineGuid', '/reg:64'], OPTIONS);
  return windowsIdIn(stdout);
}

async function macId(): Promise<string | undefined> {
  const { stdout } = await run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], OPTIONS);
  return macIdIn(stdout);
}

/** What `reg query` prints. */
export const windowsIdIn = (printed: string) => /\bMachineGuid\s+REG_SZ\s+([0-9a-f-]{36})\b/i.exec(printed)?.[1];

/** What `ioreg` prints. */
export const macIdIn = (printed: string) => /"IOPlatformUUID" = "([0-9A-F-]{36})"/i.exec(printed)?.[1];
