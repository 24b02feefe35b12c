import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a build that the desktop app is made of. */
const PARTS = ['electron', 'window', 'pin'];

export interface AppRecord {
  readonly version: string;
  /** Of the project, where it has one. */
  readonly homepage?: string;
}

/** Puts together what goes into the archive, in `folder`: parts of the build in `dist`, and the record that Electron starts by. */
export function stageApp(dist: string, folder: string, { version, homepage }: AppRecord): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) cpSync(join(dist, part), join(folder, part), { recursive: true });
  const record = {
    name: 'sealwright',
    productName: 'Sealwright',
    description: '印匠: sign PDF contracts with electronic seals',
    author: 'Sealwright',
    license: 'Apache-2.0',
    ...(homepage !== undefined && { homepage }),
    version,
    main: 'electron/main.cjs',
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(record, null, 2)}\n`);
}
