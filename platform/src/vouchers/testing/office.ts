/** Companies that send each other contracts, in a few words; the files are digests without bytes. */
import { createHash, randomUUID } from 'node:crypto';
import type { RecipientRole } from '@sealwright/core/api';
import type { Schemas } from '../../api/index.ts';
import type { Database } from '../../database/index.ts';
import { type ActTerms, type PartyAct, Vouchers } from '../index.ts';

export const sha = (text: string) => createHash('sha256').update(text).digest('hex');

export type Place = readonly [code: string, role: RecipientRole, order: number];

export class Office {
  readonly vouchers: Vouchers;
  /** What the platform's clock says; nothing else moves it. */
  now = new Date('2025-04-14T02:53:15.000Z');

  constructor(database: Database) {
    this.vouchers = new Vouchers(database, () => this.now);
  }

  async enrol(...codes: readonly string[]): Promise<void> {
    for (const code of codes) await this.vouchers.register({ code, name: `公司${code}` });
  }

  /** Terms of a new action upon what is seen now. */
  async terms(party: string, id: string): Promise<ActTerms> {
    return { ...this.call(), etag: (await this.vouchers.get(party, id)).etag };
  }

  call(key: string = randomUUID(), request: string = key) {
    return { key, requestHash: sha(request) };
  }

  content(name: string, places: readonly Place[], endAt?: Date) {
    const recipients = places.map(([code, role, order]) => ({ code, name: '', role, order }));
    return { name, bizType: 'contract', recipients, ...(endAt ? { endAt: endAt.toISOString() } : {}) };
  }

  file(text: string) {
    return { name: '测试合同.pdf', size: text.length + 1, sha256: sha(text) };
  }

  async draft(party: string, name: string, places: readonly Place[], endAt?: Date): Promise<Schemas['Voucher']> {
    const { voucher } = await this.vouchers.createDraft(
      party,
      this.content(name, places, endAt),
      this.file(name),
      this.call(),
    );
    return voucher;
  }

  /** A contract on its way. */
  async sent(party: string, name: string, places: readonly Place[], endAt?: Date): Promise<Schemas['Voucher']> {
    const { id } = await this.draft(party, name, places, endAt);
    return this.act(party, id, { kind: 'submit' });
  }

  async act(party: string, id: string, act: PartyAct): Promise<Schemas['Voucher']> {
    return (await this.vouchers.act(party, id, act, await this.terms(party, id))).voucher;
  }

  async sign(party: string, id: string): Promise<Schemas['Voucher']> {
    const terms = await this.terms(party, id);
    const { file } = await this.vouchers.get(party, id);
    const signed = { file: this.file(`${party} ${terms.key}`), baseSha256: file?.sha256 ?? '', marks: [] };
    return (await this.vouchers.sign(party, id, signed, terms)).voucher;
  }

  /** Receives, signs and sends. */
  async handle(party: string, id: string): Promise<Schemas['Voucher']> {
    await this.act(party, id, { kind: 'receive' });
    await this.sign(party, id);
    return this.act(party, id, { kind: 'send' });
  }

  /** Ids of a list, newest first. */
  async ids(
    party: string,
    tab: 'todo' | 'initiated' | 'signed' | 'cc' | 'draft' | 'pending' | 'history',
  ): Promise<readonly string[]> {
    const query = { page: 1, pageSize: 100 };
    const { items } =
      tab === 'pending' || tab === 'history'
        ? await this.vouchers.inbox(party, { ...query, list: tab })
        : await this.vouchers.list(party, { ...query, tab });
    return items.map(({ id }) => id);
  }
}
