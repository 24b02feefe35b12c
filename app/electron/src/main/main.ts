/** Entry of the program. Everything that Electron wants to know before it is ready stands here. */
import { dirname, join } from 'node:path';
import { LogFile, loadPlugins, profileFolder } from '@sealwright/shell/node';
import type { WindowEntry } from '@sealwright/shell/protocol';
import { app, Menu } from 'electron';
import { containPages } from './containment.ts';
import { DesktopApp } from './desktop-app.ts';
import { endOnFault } from './end-on-fault.ts';
import { entryToOpen, filesToOpen } from './files-to-open.ts';
import { registerScheme } from './page-scheme.ts';

/** What a start of the program is about. */
interface Opening {
  readonly entry: WindowEntry;
  /** Absolute paths of files. */
  readonly paths: readonly string[];
}

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
  const early: Opening[] = [openingOf(process.argv, process.cwd())];
  // Windows starts it in the folder of the file that was double-clicked, which nobody could remove or eject any more.
  if (process.platform === 'win32') process.chdir(dirname(process.execPath));
  let desktop: DesktopApp | undefined;
  const open = (opening: Opening) => {
    if (!desktop) {
      early.push(opening);
      return;
    }
    desktop.openFiles(opening.entry, opening.paths);
    void desktop.open(opening.entry);
  };
  app.on('second-instance', (_, words, folder) => open(openingOf(words, folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open({ entry: desktop?.frontEntry ?? 'workbench', paths: [path] });
  });
  app.on('activate', () => open({ entry: desktop?.frontEntry ?? 'workbench', paths: [] }));
  app.on('before-quit', (event) => {
    if (!desktop || desktop.mayQuit) return;
    event.preventDefault();
    void desktop.askToQuit();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    const ending = desktop;
    if (!ending) return;
    desktop = undefined;
    event.preventDefault();
    void ending.dispose().finally(() => app.quit());
  });
  // While Chromium starts.
  const plugins = loadPlugins(profile);
  void app.whenReady().then(async () => {
    desktop = new DesktopApp({ profile, dist: dirname(__dirname), log, plugins: await plugins });
    for (const opening of early.splice(0)) open(opening);
    desktop.start();
  });
}

function openingOf(words: readonly string[], folder: string): Opening {
  return { entry: entryToOpen(words), paths: filesToOpen(words, folder) };
}
