import { type App, app, type Session, type WebContents } from 'electron';
import { SCHEME } from './addresses.ts';

/** What the workbench may do besides showing itself: put text on the clipboard and show notices of the system. */
const GRANTED: readonly string[] = ['clipboard-sanitized-write', 'notifications'];
/** Addresses that lead to nothing outside of the program. */
const OWN_SCHEMES = /^(?:sealwright|blob|data|devtools|chrome-extension):/;

/** Holds for every page that is ever made, in whatever way: it stays where it was opened, and opens nothing. */
export function containPages(to: Pick<App, 'on'> = app): void {
  to.on('web-contents-created', (_, contents) => contain(contents));
}

function contain(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  for (const move of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    // The name of the last one is newer than the oldest Electron; listening to an event that never comes is harmless.
    contents.on(move as 'will-navigate', (event, ...rest) => {
      const address = event.url ?? rest[0];
      if (!address?.startsWith(`${SCHEME}://`) || !isReload(contents, address)) event.preventDefault();
    });
  }
}

/** A page may load itself anew, and nothing else. */
function isReload(contents: WebContents, address: string): boolean {
  return withoutFragment(contents.getURL()) === withoutFragment(address);
}

const withoutFragment = (address: string) => address.replace(/#.*$/s, '');

/** Denies a session everything that a browser's user could be asked for, and every address outside of the program. */
export function containSession(session: Session, granted = GRANTED): void {
  session.setPermissionRequestHandler((_, permission, decide) => decide(granted.includes(permission)));
  session.setPermissionCheckHandler((_, permission) => granted.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !OWN_SCHEMES.test(url) }));
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}
