/** Text as libraries of vendors give it: UTF-8 where it is that, else GB18030, which Chinese middleware often writes. */
export function vendorText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
