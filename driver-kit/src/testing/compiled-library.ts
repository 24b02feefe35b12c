import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A library that is no PKCS#11, made by the C compiler. It uses what `flags` name. */
export function compileLibrary(folder: string, name: string, flags: readonly string[] = []): string {
  const path = join(folder, name);
  const source = 'int sealwright_test(void) { return 7; }';
  const words = ['-shared', '-fPIC', '-x', 'c', '-', '-o', path, '-Wl,--no-as-needed', ...flags];
  execFileSync('cc', words, { input: source, stdio: ['pipe', 'pipe', 'pipe'] });
  return path;
}
