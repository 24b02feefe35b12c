/** The library of `test/native/skf-library`: devices as its plan says, and faults. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TestKey, type TestPki, writeWhole } from '@sealwright/driver-kit/testing';

export const PIN = '86420975';
export const WRONG_PIN = '13572468';
export const ADMIN_PIN = '97531864';
export const MAX_TRIES = 6;

const sources = fileURLToPath(new URL('../../../../test/native/skf-library/', import.meta.url));

export interface SkfTestLibrary {
  readonly folder: string;
  readonly path: string;
  /** Writes a file beside the library; gives its path. */
  file(name: string, content: Uint8Array | string): string;
  /** What is plugged in from now on, and what goes wrong. */
  plan(devices: readonly TestDevice[], ...lines: readonly string[]): void;
  /** Handles of devices, applications and containers that were opened and not closed. */
  openHandles(): number;
  end(): void;
}

/** Texts may be given in octets: names need not be UTF-8. */
type Text = string | Uint8Array;

export interface TestDevice {
  readonly name: Text;
  readonly serial: string;
  readonly label?: Text;
  /** 0: it is out. */
  readonly plugged?: number;
  readonly applications: readonly TestApplication[];
}

export interface TestApplication {
  readonly name: Text;
  readonly maxTries?: number;
  readonly containers?: readonly TestContainer[];
  readonly files?: readonly TestFile[];
}

export interface TestContainer {
  readonly name: Text;
  readonly signing?: TestKey;
  readonly encryption?: TestKey;
}

export interface TestFile {
  readonly name: Text;
  readonly content: Uint8Array;
  readonly isForUser?: boolean;
}

/** Compiles the library, once for a test file; `fresh` gives each test a copy with a plan of its own. */
export function buildSkfLibrary(flags: readonly string[] = []) {
  const built = mkdtempSync(join(tmpdir(), 'sealwright-skf-'));
  const files = [...readdirSync(sources).filter((name) => name.endsWith('.c')), '../fault-plan.c', '../private-key.c'];
  const words = ['-shared', '-fPIC', '-O1', '-std=c11', '-Wall', '-Wextra', '-Werror', ...flags];
  const inputs = files.map((name) => join(sources, name));
  execFileSync('cc', [...words, '-o', join(built, 'libskf.so'), ...inputs, '-ldl', '-lcrypto'], { stdio: 'pipe' });
  return {
    fresh(): SkfTestLibrary {
      const folder = mkdtempSync(join(tmpdir(), 'sealwright-skf-'));
      const path = join(folder, 'libskf.so');
      copyFileSync(join(built, 'libskf.so'), path);
      const file = (name: string, content: Uint8Array | string) => {
        writeWhole(join(folder, name), content);
        return join(folder, name);
      };
      const plan: SkfTestLibrary['plan'] = (devices, ...lines) => {
        const all = [...devices.flatMap((device) => deviceLines(device, file)), ...lines.map((line) => [line])];
        file('libskf.so.conf', Buffer.concat(all.map(lineOf)));
      };
      plan([]);
      const openHandles = () => Number(readFileSync(`${path}.open`, 'utf8'));
      return { folder, path, file, plan, openHandles, end: () => rmSync(folder, { recursive: true }) };
    },
    end: () => rmSync(built, { recursive: true }),
  };
}

/** A device with a pair of keys of each kind, each in a container of its own, as a Chinese USB key has them. */
export function deviceOf(pki: TestPki, change: Partial<TestDevice & TestApplication> = {}): TestDevice {
  const kinds = [...new Set(pki.keys.map(({ kind }) => kind))];
  const containers = kinds.map((kind): TestContainer => {
    const key = (usage: TestKey['usage']) => pki.keys.find((each) => each.kind === kind && each.usage === usage)!;
    return { name: `{${kind}}`, signing: key('signing'), encryption: key('encryption') };
  });
  const { maxTries, files, ...device } = change;
  const application = { name: 'APP', containers, ...(maxTries && { maxTries }), ...(files && { files }) };
  return { name: 'Test0', serial: 'F320078983', label: '测试', applications: [application], ...device };
}

type Words = readonly Text[];

function lineOf(words: Words): Buffer {
  return Buffer.concat(
    words.flatMap((word, at) => [Buffer.from(at === 0 ? '' : ' '), Buffer.from(word)]).concat(Buffer.from('\n')),
  );
}

function deviceLines(device: TestDevice, file: SkfTestLibrary['file']): readonly Words[] {
  const { name, serial, label = 'Test', plugged = 1, applications } = device;
  return [
    ['device', name, serial, label],
    ['plugged', String(plugged)],
    ...applications.flatMap(({ name: application, maxTries = MAX_TRIES, containers = [], files = [] }, at) => [
      ['application', application, PIN, ADMIN_PIN, String(maxTries)],
      ...containers.flatMap((each, place) => containerLines(each, `${serial}-${at}-${place}`, file)),
      ...files.map(({ name: of, content, isForUser }, place) => {
        const path = file(`${serial}-${at}-${place}.file`, content);
        return ['file', of, path, isForUser ? 'user' : 'everyone'];
      }),
    ]),
  ];
}

function containerLines(
  { name, signing, encryption }: TestContainer,
  prefix: string,
  file: SkfTestLibrary['file'],
): readonly Words[] {
  return [
    ['container', name],
    ...(signing
      ? [
          ['sign-key', file(`${prefix}.pem`, signing.privateKey)],
          ['sign-certificate', file(`${prefix}.sign.der`, signing.certificate)],
        ]
      : []),
    ...(encryption ? [['encryption-certificate', file(`${prefix}.encrypt.der`, encryption.certificate)]] : []),
  ];
}
