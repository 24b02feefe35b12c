/** A seal's drawing as PNG of 600 dpi: one red in up to 64 degrees of opacity, as an indexed picture with transparency. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { SEAL_RED } from './seal-drawing.ts';
import { writeIndexedPng } from './write-png.ts';

const SEAL_DPI = 600;
const LEVELS = 64;

/** Once for the process: the library refuses a second start. */
let started: Promise<void> | undefined;

export async function rasteriseSeal(svg: string, diameterMm: number): Promise<Uint8Array> {
  started ??= startRenderer();
  await started;
  const width = Math.round((diameterMm / 25.4) * SEAL_DPI);
  const renderer = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  const image = renderer.render();
  try {
    // Every reading of `pixels` copies the whole picture.
    const { pixels } = image;
    const indices = new Uint8Array(width * width);
    for (let at = 0; at < indices.length; at++) indices[at] = Math.round((pixels[at * 4 + 3]! * (LEVELS - 1)) / 255);
    const palette = Array.from({ length: LEVELS }, (_, level) => ({
      ...SEAL_RED,
      alpha: Math.round((level * 255) / (LEVELS - 1)),
    }));
    return writeIndexedPng({ width, height: width, indices, palette, dpi: SEAL_DPI });
  } finally {
    image.free();
    renderer.free();
  }
}

async function startRenderer(): Promise<void> {
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
}
