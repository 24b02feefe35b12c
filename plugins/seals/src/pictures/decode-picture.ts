/**
 * Pictures of all kinds as pixels. PNG, JPEG and GIF are drawn by the renderer for SVG as well, which decodes them inside
 * its own memory: it reaches neither files nor the network, and what it takes wrong stays in its sandbox.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Picture, pictureSize } from '@sealwright/core/api';
import { decodeBmp } from './decode-bmp.ts';
import { PictureHasText, PictureKindUnknown, PictureNeedsFiles, PictureUnreadable } from './errors.ts';
import { type Image, LARGEST_FILE, MOST_PIXELS, tooLarge } from './image.ts';
import { type PictureKind, pictureKind } from './picture-kind.ts';
import { jpegOrientation, type Orientation } from './picture-orientation.ts';

const SVG_DPI = 600;
const MM_PER_INCH = 25.4;
/** Pixels that a vector drawing gets at most; longest ratio of its sides. */
const MOST_DRAWN = 16_000_000;
const LONGEST_RATIO = 20;
/** A photo of more pixels is drawn smaller at once: an A4 page scanned at 600 dpi has less. */
const FINEST_PHOTO = 40_000_000;

/** Text depends on fonts; the pattern may find it in a comment, which is no harm. */
const TEXT = /<(?:[\w.-]+:)?text[\s>/]/i;
const FOREIGN = /<(?:[\w.-]+:)?(?:image|feImage|use)\s[^>]*?href\s*=\s*["']\s*(?!data:|#)[^"'\s]/i;

/** For each orientation, the matrix that turns pixels of a picture of `w` by `h` upright (SVG 2, 8.5). */
const TURNS: Readonly<Record<Orientation, (w: number, h: number) => readonly number[]>> = {
  1: () => [1, 0, 0, 1, 0, 0],
  2: (w) => [-1, 0, 0, 1, w, 0],
  3: (w, h) => [-1, 0, 0, -1, w, h],
  4: (_, h) => [1, 0, 0, -1, 0, h],
  5: () => [0, 1, 1, 0, 0, 0],
  6: (_, h) => [0, 1, -1, 0, h, 0],
  7: (w, h) => [0, -1, -1, 0, h, w],
  8: (w) => [0, -1, 1, 0, 0, w],
};

/**
 * `widthMm`: what a vector drawing is drawn for, at 600 dpi. Throws `seals.picture-*`. For one thread and one picture:
 * a drawing can take for ever.
 */
export async function decodePicture(file: Uint8Array, widthMm: number): Promise<Image> {
  const kind = pictureKind(file);
  if (!kind) throw PictureKindUnknown({});
  if (file.byteLength > LARGEST_FILE) throw tooLarge();
  if (kind === 'bmp') return decodeBmp(file);
  await startRenderer();
  return kind === 'svg' ? drawVector(file, widthMm) : drawPixels(file, kind);
}

async function startRenderer(): Promise<void> {
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
}

function drawVector(file: Uint8Array, widthMm: number): Image {
  const svg = new TextDecoder().decode(file);
  if (TEXT.test(svg)) throw PictureHasText({});
  if (FOREIGN.test(svg)) throw PictureNeedsFiles({});
  return contained('svg', () => {
    const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } });
    const ratio = width / height;
    if (!(ratio >= 1 / LONGEST_RATIO && ratio <= LONGEST_RATIO)) throw PictureUnreadable({ kind: 'SVG' });
    const wanted = (widthMm / MM_PER_INCH) * SVG_DPI;
    const across = Math.max(1, Math.round(Math.min(wanted, Math.sqrt(MOST_DRAWN * ratio))));
    return render(svg, across);
  });
}

function drawPixels(file: Uint8Array, kind: 'png' | 'jpeg' | 'gif'): Image {
  const size = kind === 'gif' ? gifSize(file) : pictureSize({ format: kind, data: file } satisfies Picture);
  if (!size) throw unreadable(kind);
  const { width, height } = size;
  if (width * height > MOST_PIXELS) throw tooLarge();
  const orientation = kind === 'jpeg' ? jpegOrientation(file) : 1;
  const [across, down] = orientation > 4 ? [height, width] : [width, height];
  const address = `data:image/${kind};base64,${Buffer.from(file).toString('base64')}`;
  const matrix = TURNS[orientation](width, height).join(' ');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}">` +
    `<image width="${width}" height="${height}" transform="matrix(${matrix})" href="${address}"/></svg>`;
  const shrink = Math.max(1, Math.sqrt((width * height) / FINEST_PHOTO));
  const image = contained(kind, () => render(svg, Math.round(across / shrink)));
  // What cannot be decoded is left out of the drawing.
  if (image.data.every((value, at) => at % 4 !== 3 || value === 0)) throw unreadable(kind);
  return image;
}

/** Graphics Interchange Format 89a, 18: the logical screen. */
function gifSize(file: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (file.byteLength < 10) return undefined;
  const view = new DataView(file.buffer, file.byteOffset);
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function render(svg: string, across: number): Image {
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'width', value: across },
  }).render();
  // Every reading of `pixels` copies the whole picture.
  return { width: image.width, height: image.height, data: unmultiplied(image.pixels) };
}

/** The renderer multiplies colours by opacity. */
function unmultiplied(pixels: Uint8Array): Uint8Array {
  for (let at = 0; at < pixels.length; at += 4) {
    const opacity = pixels[at + 3]!;
    if (opacity === 0 || opacity === 255) continue;
    for (let channel = at; channel < at + 3; channel++) {
      pixels[channel] = Math.min(255, Math.round((pixels[channel]! * 255) / opacity));
    }
  }
  return pixels;
}

/** The renderer throws texts of its own, and dies of what does not fit into its memory. */
function contained(kind: PictureKind, draw: () => Image): Image {
  try {
    return draw();
  } catch (fault) {
    throw unreadable(kind, fault);
  }
}

function unreadable(kind: PictureKind, cause?: unknown) {
  return PictureUnreadable({ kind: kind === 'jpeg' ? 'JPG' : kind.toUpperCase() }, { cause });
}
