import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

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

/** The operating system's code for why nothing can be kept in the folder ('EACCES'); it may not exist yet. */
export async function profileProblem(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'ENOTDIR';
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code;
    return code === 'ENOENT' && dirname(folder) !== folder ? profileProblem(dirname(folder)) : code;
  }
}
