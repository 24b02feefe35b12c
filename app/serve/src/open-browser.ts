import { spawn } from 'node:child_process';

/** Shows an address in the user's browser, where there is a program for that. The address was printed in any case. */
export function openBrowser(address: string): void {
  const [program, ...words] = opener(address);
  const child = spawn(program, words, { stdio: 'ignore', detached: true, windowsHide: true });
  child.on('error', () => {});
  child.unref();
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
