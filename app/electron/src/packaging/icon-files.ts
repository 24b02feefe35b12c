/** Pictures by their width in pixels, as PNG. */
export type IconPictures = ReadonlyMap<number, Uint8Array>;

/** Windows' file of icons: a directory and the pictures, which may be PNG since Windows Vista. */
export function icoFile(pictures: IconPictures): Uint8Array {
  const entries = [...pictures].filter(([width]) => width <= 256);
  const head = 6 + 16 * entries.length;
  const file = new Uint8Array(entries.reduce((sum, [, png]) => sum + png.byteLength, head));
  const view = new DataView(file.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, entries.length, true);
  let at = head;
  for (const [index, [width, png]] of entries.entries()) {
    const entry = 6 + 16 * index;
    // A byte each for width and height; 0 says 256.
    file[entry] = width % 256;
    file[entry + 1] = width % 256;
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, 32, true);
    view.setUint32(entry + 8, png.byteLength, true);
    view.setUint32(entry + 12, at, true);
    file.set(png, at);
    at += png.byteLength;
  }
  return file;
}

/** Types of PNG pictures in macOS' file of icons, by width. */
const ICNS_TYPES: Readonly<Record<number, string>> = {
  16: 'icp4',
  32: 'icp5',
  64: 'icp6',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
};

/** macOS' file of icons: elements of a type, a length and a picture. */
export function icnsFile(pictures: IconPictures): Uint8Array {
  const elements = [...pictures].flatMap(([width, png]) => {
    const type = ICNS_TYPES[width];
    return type === undefined ? [] : [{ type, png }];
  });
  const file = new Uint8Array(elements.reduce((sum, { png }) => sum + 8 + png.byteLength, 8));
  const view = new DataView(file.buffer);
  const text = new TextEncoder();
  file.set(text.encode('icns'));
  view.setUint32(4, file.byteLength);
  let at = 8;
  for (const { type, png } of elements) {
    file.set(text.encode(type), at);
    view.setUint32(at + 4, 8 + png.byteLength);
    file.set(png, at + 8);
    at += 8 + png.byteLength;
  }
  return file;
}
