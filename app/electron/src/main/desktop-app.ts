import { join } from 'node:path';
import { createDriverSupervisor, driverSpecs } from '@sealwright/core/drivers';
import {
  type LogFile,
  type loadBundledPlugins,
  PageFiles,
  PinBroker,
  PluginHostSupervisor,
} from '@sealwright/shell/node';
import { session as sessions } from 'electron';
import { answerDesktopCalls } from './answer-desktop-calls.ts';
import { containSession } from './containment.ts';
import { servePage, servePrintJobs } from './page-scheme.ts';
import { PdfReader } from './pdf-reader.ts';
import { PIN_PARTITION, PinWindow } from './pin-window.ts';
import { PrintJobs } from './printing/print-jobs.ts';
import { PRINT_PARTITION } from './printing/print-window.ts';
import { utilityDrivers } from './utility-drivers.ts';
import { launchPluginHost, type UtilityPluginHost } from './utility-plugin-host.ts';
import { WorkbenchWindow } from './workbench-window.ts';

export interface DesktopAppOptions {
  /** Absolute folder. */
  readonly profile: string;
  /** Absolute folder of the whole build. */
  readonly dist: string;
  readonly log: LogFile;
  /** Told when the user keeps the window open, which was to be closed. */
  readonly onStay: () => void;
  readonly plugins: Awaited<ReturnType<typeof loadBundledPlugins>>;
}

/** Composes what the program's own process does: one workbench window, the plugin host, the key drivers, the PIN window. */
export class DesktopApp {
  private readonly options: DesktopAppOptions;
  private readonly hosts: PluginHostSupervisor<UtilityPluginHost>;
  private readonly drivers: ReturnType<typeof createDriverSupervisor>;
  private readonly printing: PrintJobs;
  private readonly reader: PdfReader;
  private workbench: WorkbenchWindow | undefined;
  /** Files that were to be opened while there was no window. */
  private waiting: string[] = [];

  constructor(options: DesktopAppOptions) {
    this.options = options;
    const { profile, dist, log, plugins } = options;
    const drivers = driverSpecs(plugins, profile);
    const built = (name: string) => join(dist, 'electron', name);
    this.drivers = createDriverSupervisor({ drivers, launcher: utilityDrivers(built('driver.cjs')), log: log.write });
    const dialog = new PinWindow({
      drivers: this.drivers,
      preload: built('preload-pin.cjs'),
      parent: () => this.workbench?.window,
      look: () => this.workbench?.appearance ?? { theme: 'light', locale: 'zh-CN', background: '#ffffff' },
    });
    const logout = async (driver: string, session: string) =>
      (await this.drivers.processes.get(driver)).logout(session);
    this.hosts = new PluginHostSupervisor({
      launch: () => launchPluginHost(built('plugin-host.cjs'), profile),
      services: { drivers: this.drivers.processes, pin: new PinBroker({ dialog, logout }) },
      log: log.write,
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

  /** Opens the window, or brings it to the front. */
  async open(): Promise<void> {
    if (this.workbench) {
      this.workbench.show();
      return;
    }
    const { profile, dist, log, onStay } = this.options;
    const workbench = new WorkbenchWindow({
      preload: join(dist, 'electron', 'preload-workbench.cjs'),
      profile,
      onStay,
      log: (message, data) => log.write({ time: new Date(), plugin: 'shell', level: 'error', message, data }),
    });
    this.workbench = workbench;
    workbench.window.once('closed', () => {
      this.workbench = undefined;
    });
    answerDesktopCalls(workbench, { hosts: this.hosts, log, printing: this.printing, reader: this.reader });
    workbench.openFiles(this.waiting.splice(0));
    await workbench.load();
  }

  openFiles(paths: readonly string[]): void {
    if (this.workbench) this.workbench.openFiles(paths);
    else this.waiting.push(...paths);
  }

  async dispose(): Promise<void> {
    await this.hosts.dispose();
    await this.drivers.dispose();
  }

  private serve(session: Electron.Session, page: 'workbench' | 'pin', folder: string): void {
    containSession(session, page === 'workbench' ? undefined : []);
    servePage(session, page, new PageFiles(join(this.options.dist, folder)));
  }
}
