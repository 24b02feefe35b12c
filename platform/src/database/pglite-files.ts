import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PGliteOptions } from '@electric-sql/pglite';

/**
 * The files of PGlite, read from where they lie: beside its package, or in a build, where its own code would not find
 * them.
 */
export async function pgliteFiles(): Promise<
  Required<Pick<PGliteOptions, 'pgliteWasmModule' | 'initdbWasmModule' | 'fsBundle'>>
> {
  const [program, init, data] = await Promise.all([
    readFile(fileURLToPath(import.meta.resolve('@electric-sql/pglite/pglite.wasm'))),
    readFile(fileURLToPath(import.meta.resolve('@electric-sql/pglite/initdb.wasm'))),
    readFile(fileURLToPath(import.meta.resolve('@electric-sql/pglite/pglite.data'))),
  ]);
  const [pgliteWasmModule, initdbWasmModule] = await Promise.all([
    WebAssembly.compile(program),
    WebAssembly.compile(init),
  ]);
  return { pgliteWasmModule, initdbWasmModule, fsBundle: new Blob([data]) };
}
