export type PictureKind = 'png' | 'jpeg' | 'gif' | 'bmp' | 'svg';

/** An SVG may begin with a long comment or document type. */
const LONGEST_PROLOGUE = 8_192;

/** By the first octets: endings and the type text in seals are not always right. */
export function pictureKind(data: Uint8Array): PictureKind | undefined {
  const start = Buffer.from(data.buffer, data.byteOffset, Math.min(data.byteLength, LONGEST_PROLOGUE));
  const text = start.toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (text.startsWith('BM') && start.length > 26) return 'bmp';
  return /^(?:\xef\xbb\xbf)?\s*</.test(text) && /<(?:[\w-]+:)?svg[\s>]/.test(text) ? 'svg' : undefined;
}
