import {
  type Disposable,
  Emitter,
  type PluginSettings,
  type PointReader,
  SealwrightError,
  WorkflowNotConfigured,
  type WorkflowParty,
  type WorkflowSource,
  type WorkflowSourceData,
} from '@sealwright/core/api';
import type { InboxSource, InboxState } from '../common-inbox-rpc.ts';
import type { Problem } from '../common-queued-action.ts';
import { SourceMissing } from '../errors.ts';
import { problemOf } from '../problem-of.ts';
import type { Place } from '../queue/queue-record.ts';

export interface ActiveSource {
  readonly id: string;
  readonly data: WorkflowSourceData;
  readonly source: WorkflowSource;
}

export interface SpaceParts {
  readonly sources: PointReader<WorkflowSourceData, WorkflowSource>;
  readonly settings: PluginSettings;
}

/** Which source is shown, and who is in there. */
export class InboxSpace implements Disposable {
  private readonly parts: SpaceParts;
  private readonly changed = new Emitter<void>();
  private readonly entered = new Emitter<void>();
  private readonly listening: Disposable[] = [];
  private readonly problems = new Map<string, Problem>();
  private turn: Promise<void> = Promise.resolve();
  private active: ActiveSource | undefined;
  private party: WorkflowParty | undefined;
  private following: Disposable | undefined;

  /** Source or account may be others now. */
  readonly onDidChange = this.changed.event;
  /** Somebody is in who was not before. */
  readonly onDidEnter = this.entered.event;

  constructor(parts: SpaceParts) {
    this.parts = parts;
    this.listening.push(
      parts.sources.onDidChange(() => void this.look()),
      parts.settings.onDidChange(({ key }) => void (key === 'inbox.source' && this.look())),
    );
  }

  get account(): WorkflowParty | undefined {
    return this.party;
  }

  /** Who is in, where. */
  get place(): Place | undefined {
    return this.active && this.party && { source: this.active.id, account: this.party.code };
  }

  /** The source that is shown; `inbox.no-source`. */
  get current(): ActiveSource {
    if (!this.active) throw SourceMissing({});
    return this.active;
  }

  state(): Pick<InboxState, 'sources' | 'source' | 'stage' | 'account'> {
    const sources = this.parts.sources.list().map(({ id, data }): InboxSource => {
      const problem = this.problems.get(id);
      return { id, title: data.title, entry: data.entry ?? 'none', ...(problem && { problem }) };
    });
    const { active, party } = this;
    const isReady = active && !this.problems.has(active.id);
    return {
      sources,
      ...(active && { source: active.id }),
      stage: !isReady ? 'none' : party ? 'in' : 'entry',
      ...(party && { account: { code: party.code, name: party.name } }),
    };
  }

  async choose(id: string): Promise<void> {
    await this.parts.settings.set('inbox.source', id);
    await this.look();
  }

  /** Looks again which sources lead somewhere, and who is in. One look after the other. */
  look(): Promise<void> {
    this.turn = this.turn.then(() => this.lookNow()).catch(() => {});
    return this.turn;
  }

  /** The platform does not know its user any more. */
  async lostEntry(): Promise<void> {
    await this.look();
    // A source that still believes that its user is in was told otherwise by its platform.
    if (this.active?.data.entry !== 'key' || !this.party) return;
    this.party = undefined;
    this.changed.fire();
  }

  async dispose(): Promise<void> {
    await this.following?.dispose();
    for (const each of this.listening) await each.dispose();
    await this.turn;
  }

  private async lookNow(): Promise<void> {
    const before = this.place;
    const wanted = this.parts.settings.get<string>('inbox.source');
    const all = this.parts.sources.list();
    let chosen: { active: ActiveSource; party: WorkflowParty | undefined } | undefined;
    // The user's choice comes first, then platforms, then what needs no entry.
    const rank = ({ id, data }: (typeof all)[number]) => (id === wanted ? 0 : data.entry === 'key' ? 1 : 2);
    for (const { id, data, load } of [...all].sort((one, other) => rank(one) - rank(other))) {
      try {
        const source = await load();
        const party = await source.account();
        this.problems.delete(id);
        chosen ??= { active: { id, data, source }, party };
      } catch (fault) {
        this.problems.set(id, problemOf(fault));
        if (!WorkflowNotConfigured.is(fault) && !(fault instanceof SealwrightError)) continue;
        if (id !== wanted) continue;
        const source = await load().catch(() => undefined);
        if (source) chosen ??= { active: { id, data, source }, party: undefined };
      }
    }
    await this.follow(chosen?.active);
    this.party = chosen?.party;
    const { place } = this;
    this.changed.fire();
    if (place && (place.source !== before?.source || place.account !== before.account)) this.entered.fire();
  }

  private async follow(next: ActiveSource | undefined): Promise<void> {
    if (next?.source === this.active?.source && next?.id === this.active?.id) return;
    await this.following?.dispose();
    this.active = next;
    this.following = next?.source.onDidChange?.(() => void this.look());
  }
}
