import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PGliteOptions } from '@electric-sql/pglite';

type Files = Required<Pick<PGliteOptions, 'pgliteWasmModule' | 'initdbWasmModule' | 'fsBundle'>>;

/** What Node has and its types do not tell without those of a window. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { compile(program: Uint8Array): Promise<Files['pgliteWasmModule']> };
};

/**
 * The files of PGlite, read from where they lie: beside its package, or in a build, where its own code would not find
 * them.
 */
export async function pgliteFiles(): Promise<Files> {
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
