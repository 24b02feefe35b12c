/** How the pixels of a picture are to be turned to stand upright: 1 to 8 (Exif 2.32, 4.6.4 A, tag 0x0112). */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const START_OF_SCAN = 0xda;
const APPLICATION_1 = 0xe1;
const EXIF = 0x45786966;
const ORIENTATION = 0x0112;
const LITTLE_ENDIAN = 0x4949;

/** Phones write every photo as the sensor lies and note how they were held. 1 where nothing is noted or readable. */
export function jpegOrientation(file: Uint8Array): Orientation {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== START_OF_SCAN; ) {
      const isExif = view.getUint8(at + 1) === APPLICATION_1 && view.getUint32(at + 4) === EXIF;
      if (isExif) return orientationIn(view, at + 10);
      at += 2 + view.getUint16(at + 2);
    }
  } catch (fault) {
    // It ends in the middle of a segment: its pixels have no better news.
    if (!(fault instanceof RangeError)) throw fault;
  }
  return 1;
}

/** In the first directory of a TIFF structure that begins at `start`. */
function orientationIn(view: DataView, start: number): Orientation {
  const isLittle = view.getUint16(start) === LITTLE_ENDIAN;
  const directory = start + view.getUint32(start + 4, isLittle);
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
