import { join } from 'node:path';
import { createDriverSupervisor, driverSpecs } from '@sealwright/core/drivers';
import {
  type LogFile,
  loadPlugins,
  PageFiles,
  PinBroker,
  PlatformProcess,
  type PluginHostClient,
  PluginHostSupervisor,
} from '@sealwright/shell/node';
import type { WindowEntry } from '@sealwright/shell/protocol';
import { app, session as sessions } from 'electron';
import { answerDesktopCalls } from './answer-desktop-calls.ts';
import { containSession } from './containment.ts';
import { servePage, servePrintJobs } from './page-scheme.ts';
import { PdfReader } from './pdf-reader.ts';
import { PIN_PARTITION, PinWindow } from './pin-window.ts';
import { PrintJobs } from './printing/print-jobs.ts';
import { PRINT_PARTITION } from './printing/print-window.ts';
import { RecentDocuments } from './recent-documents.ts';
import { hasTray } from './tray/has-tray.ts';
import { TrayIcon } from './tray/tray-icon.ts';
import { UpdateInstallation } from './updates/update-installation.ts';
import { utilityDrivers } from './utility-drivers.ts';
import { utilityPlatform } from './utility-platform.ts';
import { launchPluginHost, type UtilityPluginHost } from './utility-plugin-host.ts';
import { UtilityPlugins } from './utility-plugins.ts';
import { WindowClosing } from './window-closing.ts';
import { WorkbenchWindow } from './workbench-window.ts';

export interface DesktopAppOptions {
  /** Absolute folder. */
  readonly profile: string;
  /** Absolute folder of the whole build. */
  readonly dist: string;
  readonly log: LogFile;
  readonly plugins: Awaited<ReturnType<typeof loadPlugins>>;
}

/** Composes what the program's own process does: a window of each entry at most, the plugin host, the key drivers, the PIN window. */
export class DesktopApp {
  private readonly options: DesktopAppOptions;
  private readonly hosts: PluginHostSupervisor<UtilityPluginHost>;
  private readonly drivers: ReturnType<typeof createDriverSupervisor>;
  private readonly platform: PlatformProcess;
  private readonly printing: PrintJobs;
  private readonly reader: PdfReader;
  private readonly tray: TrayIcon;
  private readonly updates: UpdateInstallation;
  private readonly recent = new RecentDocuments(app);
  private readonly windows = new Map<WindowEntry, WorkbenchWindow>();
  private readonly closing = new WindowClosing();
  /** The window that was used last, of those that are open. */
  private front: WorkbenchWindow | undefined;
  /** Files that were to be opened while there was no such window. */
  private readonly waiting: Record<WindowEntry, string[]> = { workbench: [], offline: [] };

  constructor(options: DesktopAppOptions) {
    this.options = options;
    const { profile, dist, log, plugins } = options;
    const drivers = driverSpecs(plugins, profile);
    const built = (name: string) => join(dist, 'electron', name);
    this.drivers = createDriverSupervisor({ drivers, launcher: utilityDrivers(built('driver.cjs')), log: log.write });
    const dialog = new PinWindow({
      drivers: this.drivers,
      preload: built('preload-pin.cjs'),
      parent: () => this.front?.window,
      look: () => this.front?.appearance ?? { theme: 'light', locale: 'zh-CN', background: '#ffffff' },
    });
    const logout = async (driver: string, session: string) =>
      (await this.drivers.processes.get(driver)).logout(session);
    this.updates = new UpdateInstallation({
      folder: join(profile, 'desktop', 'updates'),
      log: (message) => log.write({ time: new Date(), plugin: 'shell', level: 'info', message }),
    });
    const driversNow = async () => driverSpecs(await loadPlugins(profile), profile);
    const thirdParty = new UtilityPlugins({
      ...{ entry: built('plugin.cjs'), profile },
      onChange: async () => this.drivers.setDrivers(await driversNow()),
    });
    this.platform = new PlatformProcess({ profile, launch: utilityPlatform(built('platform.cjs')), log: log.write });
    this.hosts = new PluginHostSupervisor({
      launch: async () => thirdParty.serve(await launchPluginHost(built('plugin-host.cjs'), profile)),
      services: {
        drivers: this.drivers.processes,
        pin: new PinBroker({ dialog, logout }),
        updates: this.updates,
        plugins: thirdParty,
        platform: this.platform,
      },
      onReady: (host, signal) => this.followRecent(host, signal),
      log: log.write,
    });
    this.tray = new TrayIcon({
      isThere: hasTray(process.platform, process.env.XDG_CURRENT_DESKTOP),
      title: app.name,
      locale: () => this.front?.appearance.locale ?? 'zh-CN',
      open: () => void this.open('workbench'),
      openFile: (path) => {
        this.openFiles('workbench', [path]);
        void this.open('workbench');
      },
      quit: () => app.quit(),
      choose: (id) => {
        void this.open('workbench');
        this.opened('workbench')?.chooseItem(id);
      },
    });
    this.reader = new PdfReader(join(profile, 'desktop', 'copies'));
    this.printing = new PrintJobs(join(profile, 'desktop', 'print'));
    const printed = sessions.fromPartition(PRINT_PARTITION);
    containSession(printed, []);
    servePrintJobs(printed, this.printing);
    this.serve(sessions.defaultSession, 'workbench', 'window');
    this.serve(sessions.fromPartition(PIN_PARTITION), 'pin', 'pin');
  }

  /** Starts the plugin host; the window, which comes first, waits for it. */
  start(): void {
    this.hosts.start();
  }

  /** The entry of the window that was used last, if one is open. */
  get frontEntry(): WindowEntry | undefined {
    return [...this.windows].find(([, window]) => window === this.front)?.[0];
  }

  /** Opens the window, or brings it to the front. */
  async open(entry: WindowEntry): Promise<void> {
    const open = this.opened(entry);
    if (open) {
      open.show();
      return;
    }
    const { profile, dist, log } = this.options;
    const workbench: WorkbenchWindow = new WorkbenchWindow({
      entry,
      preload: join(dist, 'electron', 'preload-workbench.cjs'),
      profile,
      onCloseRequest: () => void this.closing.close(workbench),
      log: (message, data) => log.write({ time: new Date(), plugin: 'shell', level: 'error', message, data }),
    });
    const use = () => {
      this.front = workbench;
      this.closing.use(workbench);
    };
    this.windows.set(entry, workbench);
    use();
    workbench.window.on('focus', use);
    workbench.window.once('closed', () => {
      if (this.windows.get(entry) === workbench) this.windows.delete(entry);
      this.closing.remove(workbench);
      if (this.front === workbench) this.front = [...this.windows.values()][0];
    });
    answerDesktopCalls(workbench, {
      hosts: this.hosts,
      log,
      printing: this.printing,
      reader: this.reader,
      tray: this.tray,
    });
    workbench.openFiles(this.waiting[entry].splice(0));
    await workbench.load();
  }

  openFiles(entry: WindowEntry, paths: readonly string[]): void {
    const open = this.opened(entry);
    if (open) open.openFiles(paths);
    else this.waiting[entry].push(...paths);
  }

  /** Whether the program may end: each window asks before. */
  get mayQuit(): boolean {
    return this.closing.isEmpty;
  }

  /** Ends the program when all windows have agreed. */
  async askToQuit(): Promise<void> {
    if (await this.closing.closeAll()) app.quit();
    else this.updates.stay();
  }

  async dispose(): Promise<void> {
    this.tray.dispose();
    await this.hosts.dispose();
    await this.platform.dispose();
    await this.drivers.dispose();
    await this.updates.carryOut();
  }

  /** The window of the entry. One that is on its way out takes no more wishes: its page is gone before the window is. */
  private opened(entry: WindowEntry): WorkbenchWindow | undefined {
    const window = this.windows.get(entry);
    return window?.isEnding ? undefined : window;
  }

  /** What each plugin host says of the documents that were opened last. */
  private followRecent(host: PluginHostClient, signal: AbortSignal): void {
    const onProgress = (paths: readonly string[]) => {
      this.recent.follow(paths);
      this.tray.setRecent(paths);
    };
    // With the host, its list ends; the next one tells it again.
    host.watchRecent({ signal, onProgress }).catch(() => {});
  }

  private serve(session: Electron.Session, page: 'workbench' | 'pin', folder: string): void {
    containSession(session, page === 'workbench' ? undefined : []);
    servePage(session, page, new PageFiles(join(this.options.dist, folder)));
  }
}
