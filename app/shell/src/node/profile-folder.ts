import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** `SEALWRIGHT_HOME`, else the place where the operating system keeps a user's application data. */
export function profileFolder(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const { SEALWRIGHT_HOME, APPDATA, XDG_DATA_HOME = '' } = environment;
  if (SEALWRIGHT_HOME) return resolve(SEALWRIGHT_HOME);
  switch (platform) {
    case 'win32':
      return join(APPDATA || join(homedir(), 'AppData', 'Roaming'), 'Sealwright');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Sealwright');
    default:
      // The XDG Base Directory Specification lets an empty or relative one count as none.
      return join(isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : join(homedir(), '.local', 'share'), 'sealwright');
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
