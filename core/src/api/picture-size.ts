import type { Picture } from './appearance.ts';

export interface PictureSize {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Reads a picture's size from its header; `undefined` where it has none. */
export function pictureSize({ format, data }: Picture): PictureSize | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const size = format === 'png' ? pngSize(view) : jpegSize(view);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

const PNG_IHDR = 0x49484452;

/** PNG (ISO/IEC 15948, 11.2.2): IHDR is the first chunk, after 8 octets of signature. */
function pngSize(view: DataView): PictureSize | undefined {
  if (view.byteLength < 24 || view.getUint32(12) !== PNG_IHDR) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** JPEG (ITU-T T.81, B.2.2): the first frame header among the marker segments. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15, among which DHT, JPG and DAC have their codes. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
