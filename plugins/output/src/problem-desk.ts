import {
  Commands,
  type Disposable,
  type DriverTrouble,
  Emitter,
  type Event,
  type Keys,
  type PluginAdmin,
  type PluginStatus,
  ViewCommands,
} from '@sealwright/core/api';
import type { Problem } from './common-output-rpc.ts';
import { documentProblems } from './document-problems.ts';
import { driverProblems } from './driver-problems.ts';
import { pluginProblems } from './plugin-problems.ts';
import type { VerifiedDocuments } from './verified-documents.ts';

export interface ProblemDeskParts {
  readonly plugins: Pick<PluginAdmin, 'list' | 'onDidChange'>;
  /** Missing where nothing manages keys, or what does has failed: then that is a problem of a plugin. */
  readonly keys: Pick<Keys, 'devices' | 'onDidChange'> | undefined;
  readonly documents: Pick<VerifiedDocuments, 'list' | 'onDidChange'>;
}

/** In milliseconds. */
const PAUSE = 100;

/** What is wrong right now. Asks the drivers only when they have something new. */
export class ProblemDesk implements Disposable {
  /** Fires when `list` has changed. */
  readonly onDidChange: Event<void>;
  private readonly parts: ProblemDeskParts;
  private readonly changed = new Emitter<void>();
  private readonly listening: readonly Disposable[];
  private troubles: readonly DriverTrouble[] = [];
  private current: readonly Problem[];
  private timer: NodeJS.Timeout | undefined;

  constructor(parts: ProblemDeskParts) {
    this.parts = parts;
    this.onDidChange = this.changed.event;
    this.current = this.read();
    const { plugins, keys, documents } = parts;
    this.listening = [
      plugins.onDidChange(() => this.updateSoon()),
      documents.onDidChange(() => this.updateSoon()),
      ...(keys ? [keys.onDidChange(() => void this.askDrivers())] : []),
    ];
    void this.askDrivers();
  }

  list(): readonly Problem[] {
    return this.current;
  }

  async dispose(): Promise<void> {
    clearTimeout(this.timer);
    for (const each of this.listening) await each.dispose();
  }

  /** Plugins come and go by the dozen, most of them in good health. */
  private updateSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.update();
    }, PAUSE);
  }

  private update(): void {
    const next = this.read();
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    this.changed.fire();
  }

  private async askDrivers(): Promise<void> {
    try {
      this.troubles = (await this.parts.keys?.devices())?.troubles ?? [];
    } catch {
      // The plugin that owns the service has failed, which is listed as a problem of its own.
      this.troubles = [];
    }
    this.update();
  }

  private read(): readonly Problem[] {
    const plugins = this.parts.plugins.list();
    const documents = this.parts.documents.list();
    const offers = new Set(
      plugins
        .filter(({ state }) => WORKING.has(state))
        .flatMap(({ contributes }) => contributes)
        .filter(({ point }) => point === Commands.id || point === ViewCommands.id)
        .map(({ id }) => id),
    );
    return [
      ...documentProblems(documents, offers),
      ...driverProblems(this.troubles, offers),
      ...pluginProblems(plugins, offers),
    ];
  }
}

const WORKING: ReadonlySet<PluginStatus['state']> = new Set(['inactive', 'activating', 'active']);
