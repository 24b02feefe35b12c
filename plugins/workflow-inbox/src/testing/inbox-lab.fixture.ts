/** 我的签署 of one company before a platform in memory, anew for each test. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Voucher } from '@sealwright/core/api';
import { FakePlatform, type FakeWorkflowSource, fakeWorkflowSource } from '@sealwright/core/testkit';
import { type InboxHost, type InboxHostOptions, killedProfile, startInbox } from './inbox.fixture.ts';

export const FIRST = { code: '91A', name: '甲方公司' };
export const SECOND = { code: '91B', name: '乙方公司' };
export const THIRD = { code: '91C', name: '丙方公司' };
export const CONTRACT = Buffer.from(`%PDF-1.7 ${'contract '.repeat(1_000)}`);

/** Queries of the page. */
export const todo = { tab: 'todo', page: 1, pageSize: 10 } as const;
export const pending = { list: 'pending', page: 1, pageSize: 10 } as const;

export class InboxLab {
  platform!: FakePlatform;
  /** What the inbox is started with. */
  source!: FakeWorkflowSource;
  inbox!: InboxHost;
  private folder!: string;

  /** The second company is in. */
  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'sealwright-inbox-'));
    this.platform = new FakePlatform({ parties: [FIRST, SECOND] });
    this.source = fakeWorkflowSource(this.platform, SECOND);
    await this.start('profile');
  }

  async end(): Promise<void> {
    await this.inbox.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Whoever starts it anew has ended the one before. `profile`: the name of its folder. */
  async start(profile: string, options: Omit<InboxHostOptions, 'profile' | 'source'> = {}): Promise<void> {
    this.inbox = await startInbox({ ...options, profile: this.path(profile), source: this.source });
  }

  /** The profile as a program leaves it that is killed now, to start another one with. */
  async killedProfile(): Promise<string> {
    await killedProfile(this.path('profile'), this.path('next'));
    return 'next';
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A voucher that waits to be received; its number. */
  arrive(name = '测试合同', more: Partial<Parameters<FakePlatform['add']>[0]> = {}): string {
    return this.platform.add({ name, initiator: FIRST, recipients: [SECOND], bytes: CONTRACT, ...more });
  }

  async voucher(id: string): Promise<Voucher> {
    return (await this.inbox.call('details', [id])).row.voucher;
  }

  async receive(id: string): Promise<Voucher> {
    await this.inbox.call('receive', [[id]]);
    return this.voucher(id);
  }
}

/** Lower case hexadecimal. */
export function sha(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
