import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';

/** The functions of PDFium that are used here; pointers are offsets in its memory. */
interface Calls {
  malloc(size: number): number;
  free(pointer: number): void;
  FPDF_LoadCustomDocument(access: number, password: number): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDFPage_CountObjects(page: number): number;
  /** Quarter turns, clockwise. */
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_GetAnnotCount(page: number): number;
  FPDFPage_GetAnnot(page: number, index: number): number;
  FPDFPage_CloseAnnot(annotation: number): void;
  FPDFAnnot_GetSubtype(annotation: number): number;
  FPDFPage_Flatten(page: number, usage: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_GetText(text: number, start: number, count: number, buffer: number): number;
  /** Radians, clockwise in user space; negative where it is not known. */
  FPDFText_GetCharAngle(text: number, index: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number;
}

/** PDFium's WebAssembly build: one instance for each thread. */
export interface Pdfium extends Calls {
  /** Valid until the next call into PDFium: its memory moves as it grows. */
  memory(): DataView;
  bytes(offset: number, length: number): Uint8Array;
  /** A C function pointer for `int (void*, unsigned long, unsigned char*, unsigned long)`. */
  readCallback(read: (offset: number, buffer: number, length: number) => boolean): number;
  dropCallback(pointer: number): void;
}

/** What one thread may use for one document; a page that needs more is not read. */
const MEMORY_LIMIT = 512 * 1024 * 1024;

/** What is used of the global object; its full types belong to browsers. */
declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: object };
};

interface Imports {
  readonly env: { emscripten_resize_heap(bytes: number): number };
}

type Overrides = Parameters<typeof init>[0];

export async function startPdfium(): Promise<Pdfium> {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const instantiateWasm = (imports: Imports, done: (instance: object) => void) => {
    const grow = imports.env.emscripten_resize_heap;
    imports.env.emscripten_resize_heap = (bytes) => (bytes >>> 0 > MEMORY_LIMIT ? 0 : grow(bytes));
    const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports);
    done(instance);
    return instance.exports;
  };
  const { pdfium, PDFiumExt_Init } = await init({ instantiateWasm } as unknown as Overrides);
  PDFiumExt_Init();
  // Emscripten's own wrappers count the arguments of every call, which takes longer than the calls themselves.
  const calls = pdfium.wasmExports as unknown as Calls;
  const memory = pdfium as unknown as { readonly HEAPU8: Uint8Array };
  return {
    ...calls,
    memory: () => new DataView(memory.HEAPU8.buffer),
    bytes: (offset, length) => memory.HEAPU8.subarray(offset, offset + length),
    readCallback: (read) =>
      pdfium.addFunction(
        (_: number, offset: number, buffer: number, length: number) =>
          read(offset >>> 0, buffer >>> 0, length >>> 0) ? 1 : 0,
        'iiiii',
      ),
    dropCallback: (pointer) => pdfium.removeFunction(pointer),
  };
}
