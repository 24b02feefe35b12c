/** The library of `test/native/fault-pkcs11`: SoftHSM2 behind it, and faults as its plan says. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '@sealwright/driver-kit/testing';
import { SOFT_HSM, type SoftHsmToken } from './soft-hsm-token.ts';

/** What the library calls SM2 by. */
export const FAULT_SM2 = { signMechanism: 0x8000_5002 };

const sources = fileURLToPath(new URL('../../../../test/native/fault-pkcs11/', import.meta.url));

export interface FaultLibrary {
  readonly path: string;
  /** Lines of the plan from now on, besides where the real library is. */
  plan(...lines: readonly string[]): void;
  /** Sessions that were opened and not closed. */
  openSessions(): number;
  /** As the library was told last, by whichever process. */
  isLoggedIn(): boolean;
  /** Whether a signature is being made, however slowly. */
  isSigning(): boolean;
}

/** Compiles the library, once for a test file; `beside` puts a copy with a plan of its own beside a token. */
export function buildFaultLibrary() {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-fault-'));
  const built = join(folder, 'libfault.so');
  const headers = join(dirname(createRequire(import.meta.url).resolve('pkcs11js/package.json')), 'includes/pkcs11');
  const files = [
    ...readdirSync(sources).filter((name) => name.endsWith('.c')),
    '../fault-plan.c',
    '../private-key.c',
  ].map((name) => join(sources, name));
  const flags = ['-shared', '-fPIC', '-O1', '-std=c11', '-Wall', '-Wextra', '-Werror', '-I', headers];
  execFileSync('cc', [...flags, '-o', built, ...files, '-ldl', '-lcrypto'], { stdio: 'pipe' });
  return {
    beside(token: SoftHsmToken, name = 'libfault.so'): FaultLibrary {
      const path = join(token.folder, name);
      copyFileSync(built, path);
      const base = `backend ${SOFT_HSM}\nsofthsm-conf ${token.configuration}\n`;
      const plan = (...lines: readonly string[]) =>
        writeWhole(`${path}.conf`, base + lines.map((l) => `${l}\n`).join(''));
      plan();
      const tells = (ending: string) => existsSync(path + ending) && readFileSync(path + ending, 'utf8') === '1\n';
      const isLoggedIn = () => tells('.login');
      const isSigning = () => tells('.signing');
      const openSessions = () => Number(readFileSync(`${path}.open`, 'utf8'));
      return { path, plan, isLoggedIn, isSigning, openSessions };
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}
