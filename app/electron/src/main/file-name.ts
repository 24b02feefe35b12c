/** What no file system takes in a name, or what means something else there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
const UNFIT = /[\\/:*?"<>|\u0000-\u001f\u007f]/g;
const LONGEST = 100;

/** A title as a file name without its ending; never empty, never hidden, never leading out of its folder. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/\.pdf$/i, '')
    .replace(UNFIT, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, LONGEST);
  return name || 'document';
}
