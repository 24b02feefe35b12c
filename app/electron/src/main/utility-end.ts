import type { UtilityProcess } from 'electron';

/** Resolves when the process is gone. Electron knows no signals: a killed one has a code of its own. */
export function endOf(child: UtilityProcess): Promise<{ readonly code: number | null; readonly signal: null }> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve({ code, signal: null }));
  });
}

/** Electron's own `kill` asks politely on POSIX, which a library that hangs does not hear. */
export function killAtOnce(child: UtilityProcess): void {
  if (child.pid === undefined) {
    child.once('spawn', () => killAtOnce(child));
    return;
  }
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
