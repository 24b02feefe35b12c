/**
 * Text of strangers for one line beside other texts: names of files, of devices and in certificates. Without line ends
 * and control characters, which command a terminal, and without format characters (Unicode, Cf), which turn the
 * direction of what follows or make two names look the same.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
