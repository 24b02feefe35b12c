/** Entry of the program. Everything that Electron wants to know before it is ready stands here. */
import { dirname, join } from 'node:path';
import { LogFile, loadBundledPlugins, profileFolder } from '@sealwright/shell/node';
import { app, Menu } from 'electron';
import { containPages } from './containment.ts';
import { DesktopApp } from './desktop-app.ts';
import { endOnFault } from './end-on-fault.ts';
import { filesToOpen } from './files-to-open.ts';
import { registerScheme } from './page-scheme.ts';

const DEBUGGERS = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'];

const profile = profileFolder();
const log = new LogFile(profile, 'desktop');
endOnFault(log.write);

// A debugger would see all that the window shows and could act in its user's name.
if (app.isPackaged) for (const name of DEBUGGERS) app.commandLine.removeSwitch(name);
app.setPath('userData', join(profile, 'desktop'));
app.setAppUserModelId('org.sealwright.desktop');
// Every window asks for its sandbox by itself; this holds for what might be forgotten. It would also take the switch back
// without which Chromium does not start for root, as in the containers of tests.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
containPages();
if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const early: string[] = filesToOpen(process.argv, process.cwd());
  // Windows starts it in the folder of the file that was double-clicked, which nobody could remove or eject any more.
  if (process.platform === 'win32') process.chdir(dirname(process.execPath));
  let desktop: DesktopApp | undefined;
  let isQuitting = false;
  const open = (paths: readonly string[]) => {
    if (!desktop) {
      early.push(...paths);
      return;
    }
    desktop.openFiles(paths);
    void desktop.open();
  };
  app.on('second-instance', (_, words, folder) => open(filesToOpen(words, folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  app.on('activate', () => open([]));
  app.on('before-quit', () => {
    isQuitting = true;
  });
  // The question of a window that closes has interrupted the quitting, which on macOS the closing does not imply.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || isQuitting) app.quit();
  });
  app.on('will-quit', (event) => {
    const ending = desktop;
    if (!ending) return;
    desktop = undefined;
    event.preventDefault();
    void ending.dispose().finally(() => app.quit());
  });
  // While Chromium starts.
  const plugins = loadBundledPlugins();
  void app.whenReady().then(async () => {
    const onStay = () => {
      isQuitting = false;
    };
    desktop = new DesktopApp({ profile, dist: dirname(__dirname), log, onStay, plugins: await plugins });
    open(early.splice(0));
    desktop.start();
  });
}
