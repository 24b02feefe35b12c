import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface SystemPackage {
  /** Debian's name. */
  readonly name: string;
  /** What the tests use of it. */
  readonly present: () => boolean;
}

/** Debian keeps the programs of a server beside the path, by its version. */
const hasPostgres = () =>
  existsSync('/usr/lib/postgresql') &&
  readdirSync('/usr/lib/postgresql').some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/initdb`));

const onPath = (command: string) => () =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

/** For names that other programs bear as well: what stands on the path must tell its version in these words. */
const answers = (command: string, words: string) => () => {
  const { stdout } = spawnSync(command, ['-version'], { encoding: 'utf8' });
  return stdout?.includes(words) === true;
};

const imports = (module: string) => () => spawnSync('python3', ['-c', `import ${module}`]).status === 0;

/** Whoever installed the dependencies without these has no binding to PKCS#11 yet. */
const COMPILERS = ['g++', 'make', 'python3'];

const PACKAGES: readonly SystemPackage[] = [
  { name: 'softhsm2', present: onPath('softhsm2-util') },
  // With these `pkcs11js` and the faulty key library of its tests are compiled.
  { name: 'g++', present: onPath('g++') },
  { name: 'make', present: onPath('make') },
  { name: 'python3', present: onPath('python3') },
  // It reads safes by their documentation alone.
  { name: 'python3-cryptography', present: imports('cryptography') },
  { name: 'libssl-dev', present: () => existsSync('/usr/include/openssl/ec.h') },
  { name: 'poppler-utils', present: onPath('pdfsig') },
  { name: 'mupdf-tools', present: onPath('mutool') },
  { name: 'qpdf', present: onPath('qpdf') },
  { name: 'imagemagick', present: answers('convert', 'ImageMagick') },
  { name: 'file', present: onPath('file') },
  { name: 'openssl', present: onPath('openssl') },
  { name: 'chromium', present: onPath('chromium') },
  { name: 'postgresql', present: () => onPath('initdb')() || hasPostgres() },
  { name: 'xvfb', present: onPath('Xvfb') },
  { name: 'fonts-noto-cjk', present: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
];

/**
 * Installs what the tests need from the system: as root through apt, else it prints the one command to run. Resolves
 * with whether everything is there.
 */
export function ensureSystemPackages(): boolean {
  const missing = PACKAGES.filter(({ present }) => !present()).map(({ name }) => name);
  if (missing.length === 0) return true;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')()) {
    console.error(`The tests need these system packages: ${missing.join(', ')}\nRun: sudo sh -c '${command}'`);
    return false;
  }
  console.log(`Installing ${missing.join(', ')} ...`);
  const { status } = spawnSync('sh', ['-c', command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0 && missing.some((name) => COMPILERS.includes(name))) {
    spawnSync('pnpm', ['rebuild', 'pkcs11js'], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return status === 0;
}
