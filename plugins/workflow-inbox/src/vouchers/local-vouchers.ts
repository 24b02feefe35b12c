import { randomInt } from 'node:crypto';
import { Emitter, type Event, type PluginStorage, type Store, type Voucher, VoucherFile } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { LocalUnknown } from '../errors.ts';
import type { FileShelf } from '../files/file-shelf.ts';
import type { KeptFile } from '../queue/queue-record.ts';
import { LOCAL } from './local-mark.ts';

const LocalRecord = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** In milliseconds since 1970. */
  createdAt: Type.Number(),
  revision: Type.Integer({ minimum: 1 }),
  /** As imported, then one for each signing. */
  files: Type.Array(VoucherFile, { minItems: 1 }),
});
type LocalRecord = Static<typeof LocalRecord>;

const Locals = Type.Object({ vouchers: Type.Array(LocalRecord) });

/** 导入本地文件: vouchers that are on this computer only. They are signed like others, and sent by making a draft of them. */
export class LocalVouchers {
  readonly onDidChange: Event<void>;
  private readonly store: Store<Static<typeof Locals>>;
  private readonly shelf: FileShelf;
  private readonly changed = new Emitter<void>();

  constructor(storage: PluginStorage, shelf: FileShelf) {
    this.store = storage.store('local', { version: 1, schema: Locals, initial: { vouchers: [] } });
    this.shelf = shelf;
    this.onDidChange = this.changed.event;
  }

  async list(): Promise<Voucher[]> {
    return (await this.store.read()).vouchers.map(toVoucher);
  }

  async find(id: string): Promise<Voucher | undefined> {
    return (await this.list()).find((voucher) => voucher.id === id);
  }

  /** `inbox.local-unknown` */
  async get(id: string): Promise<Voucher> {
    const found = await this.find(id);
    if (!found) throw LocalUnknown({ voucher: id });
    return found;
  }

  /** `fileName`: with its ending. */
  async add(fileName: string, contents: AsyncIterable<Uint8Array>): Promise<Voucher> {
    const id = newNumber();
    const file = await this.shelf.put(LOCAL, id, fileName, contents);
    const name = fileName.replace(/\.pdf$/i, '').slice(0, 300) || fileName.slice(0, 300);
    const record = { id, name, createdAt: Date.now(), revision: 1, files: [fileOf(file)] };
    await this.store.update(({ vouchers }) => ({ vouchers: [...vouchers, record] }));
    this.changed.fire();
    return toVoucher(record);
  }

  /** A signed revision. */
  signed(id: string, file: KeptFile): Promise<Voucher> {
    return this.change(id, (record) => ({ ...record, files: [...record.files, fileOf(file)] }));
  }

  /** Takes the newest signed revision back. */
  restore(id: string): Promise<Voucher> {
    return this.change(id, (record) => ({
      ...record,
      files: record.files.slice(0, Math.max(1, record.files.length - 1)),
    }));
  }

  async remove(id: string): Promise<void> {
    await this.store.update(({ vouchers }) => ({ vouchers: vouchers.filter((each) => each.id !== id) }));
    await this.shelf.forget(LOCAL, id);
    this.changed.fire();
  }

  private async change(id: string, change: (record: LocalRecord) => LocalRecord): Promise<Voucher> {
    const { vouchers } = await this.store.update((kept) => ({
      vouchers: kept.vouchers.map((each) => (each.id === id ? { ...change(each), revision: each.revision + 1 } : each)),
    }));
    const record = vouchers.find((each) => each.id === id);
    if (!record) throw LocalUnknown({ voucher: id });
    this.changed.fire();
    return toVoucher(record);
  }
}

function fileOf({ name, size, sha256, sm3 }: KeptFile): VoucherFile {
  return { id: sha256, name, size, sha256, ...(sm3 !== undefined && { sm3 }) };
}

function toVoucher({ id, name, createdAt, revision, files }: LocalRecord): Voucher {
  const isSigned = files.length > 1;
  return {
    id,
    name,
    bizType: { code: 'local', name: '' },
    initiator: { code: '', name: '' },
    source: 'local',
    recipients: [],
    state: isSigned ? 'signed' : 'signing',
    createdAt: new Date(createdAt),
    revision,
    etag: `${id}-${revision}`,
    file: files.at(-1)!,
    allowedActions: ['sign', 'send', 'delete', ...(isSigned ? (['restore'] as const) : [])],
  };
}

/** 19 digits like those of platforms: the time, and chance. */
function newNumber(): string {
  return `${Date.now()}${String(randomInt(1_000_000)).padStart(6, '0')}`;
}
