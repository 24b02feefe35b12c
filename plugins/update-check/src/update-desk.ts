import { rm } from 'node:fs/promises';
import {
  type AuditLog,
  defineError,
  Emitter,
  type Localized,
  type Log,
  SealwrightError,
  type UpdateInstaller,
} from '@sealwright/core/api';
import { gt, gte } from 'semver';
import { type Asking, askFeed, type FeedAnswer, type Offer } from './ask-feed.ts';
import type { NewerVersion, UpdatePhase, UpdateReport } from './common-updates-rpc.ts';
import { downloadPackage } from './download/download-package.ts';
import { locate } from './feed/location.ts';
import { packageName } from './package-name.ts';
import { downloaded, installing, refused } from './update-audit.ts';
import type { UpdateMemory } from './update-memory.ts';

/** `zh`, `en`: names of the keys. */
export const KeysPlugged = defineError<{ zh: string; en: string }>('update.keys-plugged', {
  'zh-CN': '安装更新时不能插入 USB 密钥。请先拔出：{zh}。',
  en: 'No USB key may be plugged in while an update is installed. Pull out first: {en}.',
});
const Unexpected = defineError('update.failed', {
  'zh-CN': '更新时出现意外错误，没有任何改动。请重试；如仍出现，请联系技术支持。',
  en: 'Something unexpected went wrong with the update; nothing was changed. Try again; if it happens again, call your support.',
});

export interface UpdateDeskParts extends Asking {
  readonly memory: UpdateMemory;
  readonly installer: UpdateInstaller | undefined;
  /** Names of the plugged USB keys. */
  readonly pluggedKeys: () => Promise<readonly Localized[]>;
  /** Absolute folder for packages, which holds nothing else. */
  readonly folder: () => Promise<string>;
  readonly audit: AuditLog | undefined;
  readonly log: Log;
}

/** Milliseconds between two reports of a download. */
const REPORT_EVERY = 100;

/** The way from a question to a new program: one step at a time, whoever asks for it. */
export class UpdateDesk {
  private readonly parts: UpdateDeskParts;
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  private phase: UpdatePhase = { name: 'idle' };
  private offer: Offer | undefined;
  /** The verified package. */
  private file: string | undefined;
  private hasEnded = false;
  /** Whoever asks at the start waits for what the last one has left. */
  private resumed: Promise<unknown> = Promise.resolve();
  private work: { readonly ending: AbortController; readonly done: Promise<void> } | undefined;

  constructor(parts: UpdateDeskParts) {
    this.parts = parts;
  }

  /** Takes up where the last start of the program ended. Gives whether there is something to tell its user. */
  resume(): Promise<boolean> {
    const resuming = this.takeUp();
    this.resumed = resuming.catch(() => {});
    return resuming;
  }

  async report(): Promise<UpdateReport> {
    const { current, source, memory, pluggedKeys } = this.parts;
    const { channel, shown, id } = await source().catch(() => ({
      channel: 'stable' as const,
      shown: undefined,
      id: '',
    }));
    const { answer } = await memory.read();
    const newer = await this.known();
    return {
      current,
      channel,
      ...(shown !== undefined && { feed: shown }),
      phase: this.phase,
      ...(newer && { newer }),
      ...(answer && answer.source === id && { checkedAt: new Date(answer.at) }),
      pluggedKeys: this.phase.name === 'ready' ? await pluggedKeys() : [],
    };
  }

  /** Asks the feed. What was downloaded, or has just been installed, is told first. `isQuiet`: nobody waits for it, so a fault is logged only. */
  async check(isQuiet = false): Promise<void> {
    await this.resumed;
    const { name } = this.phase;
    if (name === 'ready' || name === 'finished' || name === 'not-installed') return;
    return this.doing((signal) => this.ask(isQuiet, signal));
  }

  download(): Promise<void> {
    return this.doing(async (signal) => {
      if (!this.offer) await this.ask(false, signal);
      if (this.offer?.package) await this.fetch(this.offer, this.offer.package, signal);
    });
  }

  /** Ends a check or a download. */
  cancel(): void {
    if (this.phase.name !== 'installing') this.work?.ending.abort();
  }

  /** `update.keys-plugged`. What the shell refuses is the phase `failed`. */
  async install(): Promise<void> {
    const { installer, pluggedKeys, memory } = this.parts;
    const [offer, file] = [this.offer, this.file];
    if (!installer || !offer?.package || file === undefined) return;
    const keys = await pluggedKeys();
    if (keys.length > 0) {
      throw KeysPlugged({
        zh: keys.map((name) => name['zh-CN']).join('、'),
        en: keys.map((name) => name.en).join(', '),
      });
    }
    const { version } = offer.manifest;
    const { kind, size, sha256 } = offer.package;
    await this.doing(async () => {
      this.enter({ name: 'installing' });
      try {
        await memory.installing(version);
        await this.write(installing(offer));
        await installer.install({ version, kind, file, size, sha256 });
      } catch (fault) {
        // The program is ending, and the package takes its place.
        if (fault instanceof SealwrightError && fault.code === 'rpc.closed') return;
        await memory.installing(undefined);
        await this.fail('install', fault);
      }
    });
  }

  /** Its user has seen how it ended. */
  async conclude(): Promise<void> {
    await this.parts.memory.conclude();
    await this.leave();
  }

  /** Nobody looks at how it ended any more. */
  async leave(): Promise<void> {
    const { name } = this.phase;
    if (this.work || name === 'ready') return;
    if (name === 'finished' || name === 'not-installed') await this.parts.memory.installing(undefined);
    this.enter({ name: this.file !== undefined ? 'ready' : (await this.known()) ? 'available' : 'idle' });
  }

  /** The feed or its channel is another: what was found before says nothing. */
  async forget(): Promise<void> {
    if (this.phase.name === 'finished' || this.phase.name === 'not-installed') return;
    this.cancel();
    await this.work?.done;
    this.offer = undefined;
    this.file = undefined;
    this.enter({ name: (await this.known()) ? 'available' : 'idle' });
  }

  async dispose(): Promise<void> {
    this.hasEnded = true;
    this.cancel();
    if (this.phase.name !== 'installing') await this.work?.done;
  }

  private async takeUp(): Promise<boolean> {
    const { memory, current } = this.parts;
    const { installing: version } = await memory.read();
    if (version !== undefined) {
      const isFinished = gte(current, version);
      if (isFinished) await rm(await this.parts.folder(), { recursive: true, force: true });
      this.enter(isFinished ? { name: 'finished', version: current } : { name: 'not-installed', version });
      return true;
    }
    if (await this.known()) this.enter({ name: 'available' });
    return false;
  }

  private async ask(isQuiet: boolean, signal: AbortSignal): Promise<void> {
    this.enter({ name: 'checking' });
    try {
      await this.take(await askFeed(this.parts, signal));
    } catch (fault) {
      this.offer = undefined;
      if (signal.aborted || isQuiet) {
        this.parts.log.info('updates were not looked for', { reason: String(fault) });
        this.enter({ name: 'idle' });
      } else {
        await this.fail('check', fault);
      }
    }
  }

  private async take(answer: FeedAnswer): Promise<void> {
    this.offer = answer.kind === 'newer' ? answer : undefined;
    this.file = undefined;
    if (answer.kind === 'no-feed') return this.enter({ name: 'no-feed' });
    const { memory, now } = this.parts;
    const { source, manifest } = answer;
    const newer = answer.kind === 'newer' ? newerVersion(answer) : undefined;
    await memory.answered({ source: source.id, at: now().getTime(), ...(newer && { newer }) }, manifest);
    this.enter({ name: newer ? 'available' : 'up-to-date' });
  }

  private async fetch(offer: Offer, wanted: NonNullable<Offer['package']>, signal: AbortSignal): Promise<void> {
    const { size, sha256, url } = wanted;
    let reported = 0;
    const progress = (received: number) => {
      if (received < size && Date.now() - reported < REPORT_EVERY) return;
      reported = Date.now();
      this.enter({ name: 'downloading', received, size });
    };
    progress(0);
    try {
      const [location, folder] = [locate(offer.feed, url), await this.parts.folder()];
      const name = packageName(offer.manifest.version, wanted);
      this.file = await downloadPackage({ location, size, sha256, folder, name, signal, progress });
      await this.write(downloaded(offer));
      this.enter({ name: 'ready' });
    } catch (fault) {
      if (signal.aborted) this.enter({ name: 'available' });
      else await this.fail('download', fault);
    }
  }

  private async fail(during: 'check' | 'download' | 'install', fault: unknown): Promise<void> {
    const error = fault instanceof SealwrightError ? fault : Unexpected({}, { cause: fault });
    this.parts.log.warn('an update failed', { during, code: error.code, reason: String(fault) });
    await this.write(refused(during, error, this.offer));
    this.enter({ name: 'failed', during, error: error.toJSON() });
  }

  /** One thing at a time: whoever asks for another meanwhile waits for the one that runs. */
  private doing(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.work) return this.work.done;
    if (this.hasEnded) return Promise.resolve();
    const ending = new AbortController();
    const done = run(ending.signal).finally(() => {
      this.work = undefined;
    });
    this.work = { ending, done };
    return done;
  }

  /** The newer version that the feed in force is known to have. */
  private async known(): Promise<NewerVersion | undefined> {
    const { source, memory, current } = this.parts;
    const [{ answer }, { id }] = [await memory.read(), await source().catch(() => ({ id: '' }))];
    const isKnown = answer?.newer && answer.source === id && gt(answer.newer.version, current);
    return isKnown ? (answer.newer as NewerVersion) : undefined;
  }

  private async write(entry: Parameters<AuditLog['record']>[0] | undefined): Promise<void> {
    if (!entry) return;
    const onFault = (fault: unknown) => this.parts.log.warn('the audit log took no entry', { reason: String(fault) });
    await this.parts.audit?.record(entry).catch(onFault);
  }

  private enter(phase: UpdatePhase): void {
    this.phase = phase;
    this.changed.fire();
  }
}

function newerVersion({ manifest, package: wanted }: Offer): NewerVersion {
  const { version, mandatory, notes } = manifest;
  return { version, mandatory, notes, ...(wanted && { size: wanted.size }) };
}
