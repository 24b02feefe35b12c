/**
 * A company at its computer behind a bad network: the queue of 我的签署 over the platform's client, on a disk that outlives
 * the program. What its user did and what the program said came of it is written down.
 */
import { createHash, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DraftContent, type Voucher, type VoucherAct, WorkflowVoucherUnknown } from '@sealwright/core/api';
import { logInStatement } from '@sealwright/crypto/login';
import type { Party as KeyHolder } from '@sealwright/crypto/testing';
import { AUDIENCE } from '../../platform/src/testing/index.ts';
import { FileShelf } from '../../plugins/workflow-inbox/src/files/file-shelf.ts';
import { ActionLog } from '../../plugins/workflow-inbox/src/queue/action-log.ts';
import { type ActionEnd, ActionQueue } from '../../plugins/workflow-inbox/src/queue/action-queue.ts';
import { performAction } from '../../plugins/workflow-inbox/src/queue/perform-action.ts';
import type { QueueRecord, QueueTask } from '../../plugins/workflow-inbox/src/queue/queue-record.ts';
import { Places } from '../../plugins/workflow-platform/src/places.ts';
import { PlatformSource } from '../../plugins/workflow-platform/src/platform-source.ts';

import type { Draw } from './seeded-draw.ts';

/** Tries, pauses in milliseconds, and how long silence is borne: as the product's, in a hurry. */
const HURRY = { backoff: { tries: 2, pause: 1, longest: 5 }, patience: 2_000 };
/** Milliseconds between two looks whether the network is back. */
const LOOK = 3;

export interface OfficeOptions {
  readonly code: string;
  readonly key: KeyHolder;
  /** Root of the platform's API, as this company reaches it. */
  readonly address: string;
  /** Its disk, where an earlier program was killed; else a new one. */
  readonly folder?: string;
  /** Milliseconds for which silence is borne. */
  readonly patience?: number;
}

export class Office {
  readonly code: string;
  readonly name: string;
  readonly source: PlatformSource;
  /** What was carried out, as the program believes, by the key of the action. */
  readonly done = new Map<string, ActionEnd>();
  /** What the platform refused, as the program believes. */
  readonly refused = new Map<string, QueueRecord>();
  /** How often the program was stopped in the middle. */
  stops = 0;
  private readonly options: OfficeOptions;
  private readonly folder: string;
  private readonly shelf: FileShelf;
  private log!: ActionLog;
  private queue!: ActionQueue;

  static async open(options: OfficeOptions): Promise<Office> {
    const office = new Office(options, options.folder ?? (await mkdtemp(join(tmpdir(), 'office-'))));
    await office.start();
    return office;
  }

  private constructor(options: OfficeOptions, folder: string) {
    this.options = options;
    this.folder = folder;
    this.code = options.code;
    this.name = `${options.code}公司`;
    this.shelf = new FileShelf(join(folder, 'files'));
    const settings = {
      get: () => options.address as never,
      set: async () => {},
      onDidChange: () => ({ dispose() {} }),
    };
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const places = new Places({ settings, log, licence: undefined, embedded: undefined, demo: undefined });
    this.source = new PlatformSource(places, { ...HURRY, patience: options.patience ?? HURRY.patience });
  }

  /** 设备验证; the network has to be a good one. */
  async enter(): Promise<void> {
    const { chain, keyFile } = this.options.key;
    await this.source.enter({
      certificates: chain,
      // The platform of the tests has one name, however it is reached.
      prove: async (_, nonce) => sign('sha256', logInStatement(AUDIENCE, nonce)!, readFileSync(keyFile)),
    });
  }

  /** As a program begins: with what an earlier one left on the disk. */
  private async start(): Promise<void> {
    this.log = await ActionLog.open(join(this.folder, 'queue'));
    this.queue = new ActionQueue({
      log: this.log,
      perform: (record, signal) =>
        performAction({ files: FILES, shelf: this.shelf }, record, { source: this.source, signal, progress: () => {} }),
      look: ({ voucher }) => this.source.get(voucher),
      place: () => this.place,
    });
    this.queue.onDidEnd((end) => {
      if (!end.problem) this.done.set(end.record.key, end);
    });
    this.queue.resume(await this.log.adopt());
  }

  /** The program ends in the middle of whatever it does, and is started anew. */
  async stop(): Promise<void> {
    this.stops++;
    await this.queue.dispose();
    await this.log.dispose();
    await this.start();
  }

  /** The user does something; nobody waits for what comes of it. */
  async act({ id, name, etag }: Voucher, act: VoucherAct): Promise<void> {
    await this.add({ voucher: id, name, kind: act.kind, task: { kind: 'act', act }, etag });
  }

  async receive({ id, name, etag }: Voucher): Promise<void> {
    await this.add({ voucher: id, name, kind: 'receive', task: { kind: 'receive', tell: true }, etag });
  }

  /** Hands in `base` with something added, and gives the whole. */
  async sign({ id, name, etag, file }: Voucher, base: Buffer): Promise<Buffer> {
    const bytes = Buffer.concat([base, Buffer.from(`\nsigned by ${this.code}, ${randomUUID()}\n`)]);
    const marks = [{ fieldName: 'Signature1', certSerial: '01' }];
    const task = { kind: 'sign' as const, file: await this.put(bytes), baseSha256: file!.sha256, marks };
    await this.add({ voucher: id, name, kind: 'sign', task, etag });
    return bytes;
  }

  /** 导入本地文件, 发送. */
  async send(content: DraftContent, bytes: Buffer): Promise<void> {
    const task = { kind: 'create' as const, file: await this.put(bytes), content, submitKey: randomUUID() };
    await this.add({ voucher: randomUUID(), name: content.name, kind: 'create', task, etag: '' });
  }

  /** What the user sees, however often that takes; nothing where there is no such voucher for this company. */
  async see(id: string): Promise<Voucher | undefined> {
    return this.insist(() =>
      this.source.get(id).catch((fault) => {
        if (WorkflowVoucherUnknown.is(fault)) return undefined;
        throw fault;
      }),
    );
  }

  /** The first 100 vouchers of this name in the lists of its initiator, or in the inbox. */
  async find(text: string, isInitiator: boolean): Promise<readonly Voucher[]> {
    const page = { text, page: 1, pageSize: 100 };
    const { items } = await this.insist(() =>
      isInitiator ? this.source.list({ tab: 'initiated', ...page }) : this.source.inbox({ list: 'pending', ...page }),
    );
    return items;
  }

  /** The user waits a little, or until all is done, and decides about conflicts. */
  async wait(looks: number, draw: Draw): Promise<void> {
    for (let look = 0; look < looks && this.queue.list(this.place).length > 0; look++) {
      await this.decide(() => draw.upTo(2) === 0);
      await rest();
      this.queue.wake();
    }
  }

  /** Waits until nothing is left that would be tried again. What was refused is put away, and so are conflicts. */
  async settled(): Promise<void> {
    while (this.queue.list(this.place).length > 0) {
      await this.decide(() => false);
      await rest();
      this.queue.wake();
    }
  }

  /** Does conflicts again, upon what the user sees now, or drops them; what was refused is put away. */
  private async decide(redoes: () => boolean): Promise<void> {
    for (const { key, state } of this.queue.list(this.place)) {
      if (state !== 'conflict' && state !== 'refused') continue;
      const record = this.log.records.find((each) => each.key === key);
      if (!record) continue;
      // A file that was signed upon another is not signed upon this one.
      const isRedone = state === 'conflict' && record.kind !== 'sign' && redoes();
      this.refused.set(key, record);
      await this.queue.settle(key, isRedone ? 'redo' : 'drop').catch(() => {});
    }
  }

  /** Whether a file that was received is here, whole. */
  async holds({ id, file }: Voucher): Promise<boolean> {
    if (!file || !(await this.shelf.has(this.place, id, file.sha256))) return false;
    const bytes = await readFile(await this.shelf.path(this.place, { id, file } as Voucher));
    return sha256Of(bytes) === file.sha256;
  }

  async dispose(): Promise<void> {
    await this.queue.dispose();
    await this.log.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get place() {
    return { source: 'platform', account: this.code };
  }

  private async add(
    action: Pick<QueueRecord, 'voucher' | 'name' | 'kind' | 'etag'> & { task: QueueTask },
  ): Promise<void> {
    await this.queue.add({ place: this.place, ...action }, { isQuiet: true });
  }

  private async put(bytes: Buffer) {
    const sha256 = sha256Of(bytes);
    const path = join(this.folder, `${sha256}.pdf`);
    await mkdir(this.folder, { recursive: true });
    await writeFile(path, bytes);
    return { path, name: '合同.pdf', size: bytes.length, sha256 };
  }

  /** Asks again as long as the network is at fault. */
  private async insist<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (fault) {
        const { code } = fault as { code?: string };
        if (code !== 'workflow.unreachable' && code !== 'workflow.busy') throw fault;
        await rest();
        this.queue.wake();
      }
    }
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK));
}

const FILES = {
  async open(path: string) {
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    return {
      path,
      size,
      async read(offset: number, length: number) {
        const room = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await handle.read(room, 0, room.length, offset);
        return room.subarray(0, bytesRead);
      },
      close: () => handle.close(),
    };
  },
};
