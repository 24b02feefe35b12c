/** A desk for tests, with a feed behind it and a shell that installs nothing. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditRecord, Localized, UpdateInstaller, VerifiedPackage } from '@sealwright/core/api';
import { createProfileStorage } from '@sealwright/core/storage';
import { vi } from 'vitest';
import { parseFeedAddress, shownPlace } from '../feed/location.ts';
import { UpdateDesk, type UpdateDeskParts } from '../update-desk.ts';
import { UpdateMemory } from '../update-memory.ts';
import { FeedLab } from './feed-lab.ts';

export const both = (text: string): Localized => ({ 'zh-CN': text, en: text });

export class DeskLab extends FeedLab {
  readonly profile = join(this.folder, 'profile');
  readonly packages = join(this.profile, 'packages');
  readonly audited: AuditRecord[] = [];
  readonly installed: VerifiedPackage[] = [];
  readonly installer = {
    kinds: vi.fn<UpdateInstaller['kinds']>(async () => ['appimage']),
    install: vi.fn<UpdateInstaller['install']>(async (update) => void this.installed.push(update)),
  };
  /** Names of the plugged USB keys. */
  plugged: readonly Localized[] = [];
  now = new Date('2026-11-23T08:00:00Z');
  channel: 'stable' | 'preview' = 'stable';
  /** Of the feed; none for nothing. */
  address: string = this.folder;
  memory = this.freshMemory();

  /** As the next start of the program finds it. */
  desk(change: Partial<UpdateDeskParts> = {}): UpdateDesk {
    this.memory = this.freshMemory();
    const nothing = () => {};
    return new UpdateDesk({
      current: '1.0.0',
      system: { os: process.platform, arch: process.arch },
      source: async () => {
        const { address, channel } = this;
        if (address === '') return { channel, id: '' };
        const feed = parseFeedAddress(address);
        return { channel, feed, shown: shownPlace(feed), id: `${channel} ${shownPlace(feed)}` };
      },
      keys: async () => this.keys,
      memory: this.memory,
      installer: this.installer,
      now: () => this.now,
      pluggedKeys: async () => this.plugged,
      folder: async () => this.packages,
      audit: { record: async (entry) => void this.audited.push(entry) },
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
      ...change,
    });
  }

  /** Names of the files that a download has left. */
  get left(): readonly string[] {
    return existsSync(this.packages) ? readdirSync(this.packages) : [];
  }

  private freshMemory(): UpdateMemory {
    return new UpdateMemory(createProfileStorage(this.profile).forPlugin('update-check'));
  }
}
