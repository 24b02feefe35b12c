import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import {
  type ActionTerms,
  type DraftContent,
  memorySource,
  type RecipientRole,
  type SignedFile,
  type Voucher,
  type VoucherAct,
  type VoucherFile,
  type WorkflowParty,
  type WorkflowQuery,
  type WorkflowSource,
} from '../../../api/index.ts';
import { sha256 } from '../../workflow/sha256.ts';
import type { WorkflowPlace } from './source-under-test.ts';

/** A company at work: its source and the shortest ways to do what the guide shows. */
export class Desk {
  readonly index: number;
  readonly party: WorkflowParty;
  readonly source: WorkflowSource;
  private readonly place: WorkflowPlace;

  constructor(place: WorkflowPlace, index: number, source: WorkflowSource) {
    this.place = place;
    this.index = index;
    this.party = place.parties[index]!;
    this.source = source;
  }

  /** A draft with a file, named so that no other test's list shows it. */
  async draft(to: readonly Desk[], more: Partial<DraftContent> = {}): Promise<Voucher> {
    return this.source.createDraft(await this.content(to, more), handed(await this.contract()), randomUUID());
  }

  async content(to: readonly Desk[], more: Partial<DraftContent> = {}): Promise<DraftContent> {
    const [type] = await this.source.bizTypes();
    return {
      name: uniqueName(),
      bizType: type!.code,
      recipients: to.map((desk, at) => recipient(desk, at + 1)),
      ...more,
    };
  }

  async contract(): Promise<Uint8Array> {
    return (
      (await this.place.contract?.()) ?? new Uint8Array(Buffer.concat([Buffer.from('%PDF-'), randomBytes(150_000)]))
    );
  }

  /** A contract on its way to others; gives it as its initiator sees it. */
  async submitted(to: readonly Desk[], more: Partial<DraftContent> = {}): Promise<Voucher> {
    return this.act(await this.draft(to, more), { kind: 'submit' });
  }

  act({ id, etag }: Voucher, act: VoucherAct): Promise<Voucher> {
    return this.source.act(id, act, terms(etag));
  }

  get({ id }: Voucher): Promise<Voucher> {
    return this.source.get(id);
  }

  /** Gets and receives what was sent to this company. */
  async receive(voucher: Voucher): Promise<Voucher> {
    return this.act(await this.get(voucher), { kind: 'receive' });
  }

  async fetch({ id, file }: Voucher, offset = 0): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of this.source.download(id, file!, offset)) parts.push(part);
    return new Uint8Array(Buffer.concat(parts));
  }

  /** The voucher's file with one signature more. */
  async signed(voucher: Voucher): Promise<SignedFile> {
    const base = await this.fetch(voucher);
    const { bytes, marks } = (await this.place.sign?.(this.index, base)) ?? {
      bytes: new Uint8Array(Buffer.concat([base, Buffer.from(`\nsigned by ${this.party.code} ${randomUUID()}\n`)])),
      marks: [{ fieldName: `Signature${this.index}`, certSerial: '01' }],
    };
    return { ...handed(bytes, voucher.file!.name), baseSha256: sha256(base), marks };
  }

  async sign(voucher: Voucher): Promise<Voucher> {
    return this.source.sign(voucher.id, await this.signed(voucher), terms(voucher.etag));
  }

  /** Receives, signs and sends. */
  async finish(voucher: Voucher): Promise<Voucher> {
    return this.act(await this.sign(await this.receive(voucher)), { kind: 'send' });
  }

  async listed(tab: WorkflowQuery['tab'], query: Partial<WorkflowQuery>): Promise<readonly string[]> {
    const { items } = await this.source.list({ tab, page: 1, pageSize: 100, ...query });
    return items.map(({ id }) => id);
  }

  async inbox(list: 'pending' | 'history', { name }: Voucher): Promise<readonly string[]> {
    const { items } = await this.source.inbox({ list, text: name, page: 1, pageSize: 10 });
    return items.map(({ id }) => id);
  }
}

export const uniqueName = (): string => `合同 ${randomUUID()}`;

export const terms = (etag: string): ActionTerms => ({ key: randomUUID(), etag });

export function recipient({ party }: Desk, order: number, role: RecipientRole = 'signer') {
  return { code: party.code, name: party.name, role, order };
}

export function handed(bytes: Uint8Array, name = '合同.pdf') {
  return { name, bytes: memorySource(bytes), sha256: sha256(bytes) };
}

/** Expects a file to be whole. */
export function expectWhole(bytes: Uint8Array, file: VoucherFile | undefined): void {
  expect({ size: bytes.length, sha256: sha256(bytes) }).toEqual({ size: file?.size, sha256: file?.sha256 });
}

/** Expects a typed error with one of these codes. */
export async function refused(call: Promise<unknown>, ...codes: readonly string[]): Promise<Record<string, unknown>> {
  const thrown: unknown = await call.then(
    () => expect.fail(`this has to be refused with ${codes.join(' or ')}; it went through`),
    (error: unknown) => error,
  );
  expect(codes, `this was refused with: ${thrown}`).toContain((thrown as { code?: unknown }).code);
  return (thrown as { data?: Record<string, unknown> }).data ?? {};
}
