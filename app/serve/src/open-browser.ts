import { spawn } from 'node:child_process';

/** Shows an address in the user's browser; resolves with whether there is a program that was willing to. */
export function openBrowser(address: string): Promise<boolean> {
  const [program, ...words] = opener(address);
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'ignore', detached: true, windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.unref();
  });
}

function opener(address: string): [string, ...string[]] {
  switch (process.platform) {
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', address];
    case 'darwin':
      return ['open', address];
    default:
      return ['xdg-open', address];
  }
}
