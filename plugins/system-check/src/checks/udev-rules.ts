import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDERS = ['/etc/udev/rules.d', '/run/udev/rules.d', '/usr/lib/udev/rules.d', '/lib/udev/rules.d'];

/** Files of udev rules (udev(7)) that name a USB vendor by its four hex digits. */
export async function rulesFor(vendor: string, folders: readonly string[] = FOLDERS): Promise<readonly string[]> {
  const naming = new RegExp(`idVendor\\}\\s*==\\s*"${vendor}"`, 'i');
  const found = await Promise.all(folders.map((folder) => rulesIn(folder, naming)));
  return found.flat();
}

async function rulesIn(folder: string, naming: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.rules')).map((name) => join(folder, name));
  const read = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(file, 'utf8').catch(() => '') })),
  );
  return read.filter(({ text }) => naming.test(text)).map(({ file }) => file);
}
