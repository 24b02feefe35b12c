import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BizType, type Disposable, Voucher } from '@sealwright/core/api';
import { Check } from 'typebox/schema';
import { writeWhole } from '../files/write-whole.ts';
import { fromDatedJson, toDatedJson } from '../queue/dated-json.ts';
import { type Place, placeKey } from '../queue/queue-record.ts';

/** The vouchers that were seen last are the ones that are looked for without a network. */
const MOST = 2_000;
/** Changes within so many milliseconds share one write. */
const PAUSE = 2_000;

interface Known {
  readonly vouchers: Map<string, Voucher>;
  asOf: Date;
  bizTypes: readonly BizType[];
}

/** What was seen of a platform, for times without a network; also after a restart. */
export class VoucherMemory implements Disposable {
  private readonly folder: string;
  private readonly places = new Map<string, Promise<Known>>();
  private readonly unsaved = new Map<string, Known>();
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Result: when the newest of them were seen. */
  async all(place: Place): Promise<{ readonly vouchers: readonly Voucher[]; readonly asOf: Date }> {
    const { vouchers, asOf } = await this.known(place);
    return { vouchers: [...vouchers.values()], asOf };
  }

  async get(place: Place, id: string): Promise<Voucher | undefined> {
    return (await this.known(place)).vouchers.get(id);
  }

  async bizTypes(place: Place): Promise<readonly BizType[]> {
    return (await this.known(place)).bizTypes;
  }

  /** An older state never takes the place of a newer one. */
  async saw(place: Place, vouchers: readonly Voucher[]): Promise<void> {
    const known = await this.known(place);
    for (const voucher of vouchers) {
      const before = known.vouchers.get(voucher.id);
      known.vouchers.delete(voucher.id);
      known.vouchers.set(voucher.id, before && before.revision > voucher.revision ? before : voucher);
    }
    for (const id of [...known.vouchers.keys()].slice(0, Math.max(0, known.vouchers.size - MOST))) {
      known.vouchers.delete(id);
    }
    known.asOf = new Date();
    this.keep(place, known);
  }

  async sawBizTypes(place: Place, bizTypes: readonly BizType[]): Promise<void> {
    const known = await this.known(place);
    known.bizTypes = bizTypes;
    this.keep(place, known);
  }

  async forget(place: Place, id: string): Promise<void> {
    const known = await this.known(place);
    if (known.vouchers.delete(id)) this.keep(place, known);
  }

  async dispose(): Promise<void> {
    clearTimeout(this.timer);
    await this.save();
  }

  private keep(place: Place, known: Known): void {
    this.unsaved.set(placeKey(place), known);
    this.timer ??= setTimeout(() => void this.save(), PAUSE).unref();
  }

  /** What cannot be written is only missed without a network. */
  private save(): Promise<void> {
    this.timer = undefined;
    const all = [...this.unsaved];
    this.unsaved.clear();
    this.saving = this.saving.then(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      for (const [key, { vouchers, asOf, bizTypes }] of all) {
        await writeWhole(this.path(key), toDatedJson({ vouchers: [...vouchers.values()], asOf, bizTypes }));
      }
    });
    this.saving = this.saving.catch(() => {});
    return this.saving;
  }

  private known(place: Place): Promise<Known> {
    const key = placeKey(place);
    const known = this.places.get(key) ?? this.load(key);
    this.places.set(key, known);
    return known;
  }

  private async load(key: string): Promise<Known> {
    try {
      const read = fromDatedJson(await readFile(this.path(key), 'utf8')) as Partial<Known & { vouchers: Voucher[] }>;
      const vouchers = (read.vouchers ?? []).filter((voucher) => Check(Voucher, voucher));
      const asOf = read.asOf instanceof Date ? read.asOf : new Date(0);
      const bizTypes = Array.isArray(read.bizTypes) ? read.bizTypes : [];
      return { vouchers: new Map(vouchers.map((voucher) => [voucher.id, voucher])), asOf, bizTypes };
    } catch {
      return { vouchers: new Map(), asOf: new Date(0), bizTypes: [] };
    }
  }

  private path(key: string): string {
    return join(this.folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
  }
}
