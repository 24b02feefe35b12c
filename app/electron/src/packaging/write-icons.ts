import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type IconPictures, icnsFile, icoFile } from './icon-files.ts';

const WIDTHS = [16, 32, 48, 64, 128, 256, 512, 1024];

/** Draws the program's icon in every size and form that the three systems want, into `folder`. */
export async function writeIcons(folder: string): Promise<void> {
  await initWasm(await readFile(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  const drawing = await readFile(new URL('icon.svg', import.meta.url), 'utf8');
  const pictures: IconPictures = new Map(WIDTHS.map((width) => [width, drawn(drawing, width)]));
  await mkdir(folder, { recursive: true });
  for (const [width, png] of pictures) await writeFile(join(folder, `${width}x${width}.png`), png);
  await writeFile(join(folder, 'icon.ico'), icoFile(pictures));
  await writeFile(join(folder, 'icon.icns'), icnsFile(pictures));
}

function drawn(svg: string, width: number): Uint8Array {
  const renderer = new Resvg(svg, { fitTo: { mode: 'width', value: width } });
  const image = renderer.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    renderer.free();
  }
}
