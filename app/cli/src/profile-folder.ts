import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `SEALWRIGHT_HOME`, else the place where the operating system keeps a user's application data. */
export function profileFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.SEALWRIGHT_HOME) return resolve(environment.SEALWRIGHT_HOME);
  switch (process.platform) {
    case 'win32':
      return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Sealwright');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Sealwright');
    default:
      return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'sealwright');
  }
}
