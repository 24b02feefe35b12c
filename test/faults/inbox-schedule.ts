/**
 * One schedule: three companies send each other contracts through a network whose faults, like everything that the users
 * do, are drawn by a seed. Then the network is a good one, everything comes to its end, and what the programs believe is
 * compared with what the platform has.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Voucher, VoucherAct } from '@sealwright/core/api';
import type { PlatformLab } from '../../platform/src/testing/index.ts';
import { FAULTS, FaultProxy } from './fault-proxy.ts';
import { Office, type OfficeOptions, sha256Of } from './inbox-office.ts';
import { type Draw, drawOf } from './seeded-draw.ts';

export interface ScheduleParts {
  readonly lab: PlatformLab;
  /** Origin of the platform. */
  readonly origin: string;
  readonly keys: Readonly<Record<'JIA' | 'YI' | 'BING', OfficeOptions['key']>>;
}

export interface ScheduleReport {
  /** What is wrong; nothing where all is well. */
  readonly faults: readonly string[];
  readonly done: number;
  readonly refused: number;
  readonly requests: number;
  readonly disturbed: number;
  readonly stops: number;
}

/** What an action is called in the events of a voucher. */
const EVENTS: Readonly<Record<string, string>> = {
  receive: 'received',
  sign: 'signed',
  restore: 'restored',
  send: 'sent',
  reject: 'rejected',
  withdraw: 'withdrawn',
  remind: 'reminded',
  create: 'submitted',
};
const CONTRACTS = 2;
const ROUNDS = 9;

export async function runSchedule({ lab, origin, keys }: ScheduleParts, seed: number): Promise<ScheduleReport> {
  const draw = drawOf(seed, -1);
  const rate = 0.01 + draw.share() * 0.06;
  const proxy = await FaultProxy.start({
    seed,
    rates: Object.fromEntries(FAULTS.map((fault) => [fault, rate])),
    patience: 5,
  });
  proxy.target = origin;
  const offices: Office[] = [];
  try {
    await proxy.calm();
    for (const [code, key] of Object.entries(keys)) {
      const office = await Office.open({ code, key, address: `${proxy.origin}/api/v1` });
      offices.push(office);
      await office.enter();
    }
    proxy.disturb();
    const run = new Run(offices, draw, `合同 ${randomUUID()}`);
    await run.go();
    await proxy.calm();
    for (const office of offices) await office.settled();
    const faults = await run.compare(lab);
    return {
      faults,
      done: sum(offices.map(({ done }) => done.size)),
      refused: sum(offices.map(({ refused }) => refused.size)),
      requests: proxy.passages.length,
      disturbed: proxy.passages.filter(({ fault }) => fault).length,
      stops: sum(offices.map(({ stops }) => stops)),
    };
  } finally {
    for (const office of offices) await office.dispose();
    await proxy.dispose();
  }
}

class Run {
  private readonly offices: readonly Office[];
  private readonly draw: Draw;
  /** In the name of all contracts of this run. */
  private readonly mark: string;
  /** All files that anybody ever handed in, by SHA-256. */
  private readonly contents = new Map<string, Buffer>();

  constructor(offices: readonly Office[], draw: Draw, mark: string) {
    this.offices = offices;
    this.draw = draw;
    this.mark = mark;
  }

  /** Users send, then act on what they see, in turns; none waits for what came of the last. */
  async go(): Promise<void> {
    const [jia] = this.offices as [Office];
    const [, yi, bing] = this.offices as [Office, Office, Office];
    for (let number = 0; number < CONTRACTS; number++) {
      const bytes = this.known(Buffer.from(`%PDF-1.7 ${this.mark} ${number} ${'x'.repeat(this.draw.upTo(40_000))}`));
      const isParallel = this.draw.upTo(3) === 0;
      const recipients = [yi, bing].map(({ code, name }, place) => {
        return { code, name, role: 'signer' as const, order: isParallel ? 1 : place + 1 };
      });
      const content = { name: `${this.mark} ${number}`, bizType: 'contract', recipients };
      await jia.send(content, bytes);
    }
    await jia.wait(300, this.draw);
    for (let round = 0; round < ROUNDS; round++) {
      const turns = this.offices.map((office) => this.turn(office, drawOf(this.draw.upTo(2 ** 30), round)));
      await Promise.all(turns);
    }
  }

  private async turn(office: Office, draw: Draw): Promise<void> {
    const isInitiator = office === this.offices[0];
    if (draw.upTo(8) === 0) await office.stop();
    await office.wait(draw.upTo(30), draw);
    const ids = new Set((await this.offices[0]!.find(this.mark, true)).map(({ id }) => id));
    for (const id of ids) {
      const voucher = await office.see(id);
      if (voucher) await this.act(office, voucher, draw, isInitiator);
    }
  }

  private async act(office: Office, voucher: Voucher, draw: Draw, isInitiator: boolean): Promise<void> {
    const can = (action: string) => voucher.allowedActions.includes(action as never);
    const chance = draw.upTo(20);
    if (isInitiator) {
      if (chance === 0 && can('withdraw')) await office.act(voucher, { kind: 'withdraw', reason: '理由' });
      else if (chance < 8 && can('remind')) await office.act(voucher, { kind: 'remind' });
      return;
    }
    if (can('receive')) return office.receive(voucher);
    if (can('reject') && chance === 0) return office.act(voucher, { kind: 'reject', reason: '理由' });
    if (can('restore') && chance < 3) return office.act(voucher, { kind: 'restore' });
    const base = this.contents.get(voucher.file?.sha256 ?? '');
    if (can('sign') && base && (voucher.state === 'signing' || chance < 6)) {
      this.known(await office.sign(voucher, base));
      // Often without waiting: the queue does it upon what signing made of the voucher.
      if (chance % 2 === 0) return office.act(voucher, { kind: 'send' } satisfies VoucherAct);
      return;
    }
    if (can('send')) await office.act(voucher, { kind: 'send' });
  }

  /** Nothing lost, nothing done twice, nothing done that was called refused, no byte of a file another. */
  async compare(lab: PlatformLab): Promise<string[]> {
    const { vouchers, blobs } = lab.platform;
    const [jia] = this.offices as [Office];
    const found = await jia.find(this.mark, true);
    const faults: string[] = [];
    const believed = new Map<string, number>();
    for (const office of this.offices) {
      for (const { record, voucher } of office.done.values()) {
        const event = `${voucher?.id} ${office.code} ${EVENTS[record.kind]}`;
        believed.set(event, (believed.get(event) ?? 0) + 1);
        if (record.kind === 'receive' && voucher && !(await office.holds(voucher))) faults.push(`not here: ${event}`);
      }
    }
    const happened = new Map<string, number>();
    for (const { id } of found) {
      const events = await vouchers.events(jia.code, id);
      for (const { type, actor } of events) {
        if (!Object.values(EVENTS).includes(type)) continue;
        const event = `${id} ${actor?.code} ${type}`;
        happened.set(event, (happened.get(event) ?? 0) + 1);
      }
      const broken = await vouchers.auditFault(id);
      if (broken) faults.push(`audit trail of ${id}: ${broken}`);
      const voucher = await vouchers.get(jia.code, id);
      const { sha256 = '', size } = voucher.file ?? {};
      const kept = await blobs.withFile(sha256, async (path) => sha256Of(await readFile(path)));
      if (kept !== sha256 || this.contents.get(sha256)?.length !== size) faults.push(`bytes of ${id}`);
    }
    for (const event of new Set([...believed.keys(), ...happened.keys()])) {
      const [told, real] = [believed.get(event) ?? 0, happened.get(event) ?? 0];
      if (told !== real)
        faults.push(`${event}: ${real} times, and the program knows of ${told}; ${this.refusals(event)}`);
    }
    if (new Set(found.map(({ name }) => name)).size !== found.length) faults.push('a contract was made twice');
    const created = [...jia.done.values()].filter(({ record }) => record.kind === 'create').length;
    if (created !== CONTRACTS || found.length !== CONTRACTS) faults.push(`${found.length} contracts, ${created} made`);
    return faults;
  }

  /** What the program says was refused of the voucher of an event, and why. */
  private refusals(event: string): string {
    const [id, code] = event.split(' ');
    const office = this.offices.find((each) => each.code === code);
    const records = [...(office?.refused.values() ?? [])].filter(({ voucher }) => voucher === id);
    return JSON.stringify(records.map(({ kind, etag, halted }) => [kind, etag, halted?.problem]));
  }

  private known(bytes: Buffer): Buffer {
    this.contents.set(sha256Of(bytes), bytes);
    return bytes;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
