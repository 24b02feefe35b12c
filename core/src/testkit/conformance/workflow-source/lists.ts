import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Voucher, WorkflowQuery } from '../../../api/index.ts';
import type { WorkflowBench, WorkflowRules } from './bench.ts';
import { type Desk, refused } from './desks.ts';

/** Five contracts that the first company sent to the second, which received the last of them. */
class Shelf {
  /** Begins the names of its contracts. */
  readonly mark = `清单 ${randomUUID().slice(0, 8)}`;
  readonly made: Voucher[] = [];
  private static readonly filled = new WeakMap<WorkflowBench['desks'], Promise<Shelf>>();

  /** The same for all rules that are tried at these desks. */
  static of(desks: WorkflowBench['desks']): Promise<Shelf> {
    const shelf = Shelf.filled.get(desks) ?? new Shelf(desks).fill();
    Shelf.filled.set(desks, shelf);
    return shelf;
  }

  private readonly desks: WorkflowBench['desks'];

  private constructor(desks: WorkflowBench['desks']) {
    this.desks = desks;
  }

  readonly ids = (...places: readonly number[]) => places.map((place) => this.made[place]!.id);

  readonly listed = (query: Partial<WorkflowQuery>) =>
    this.desks[0].listed('initiated', { text: this.mark, sort: 'createdAt', ...query });

  private async fill(): Promise<Shelf> {
    const [a, b] = this.desks;
    for (const name of ['100% 甲', '100_ 乙', '1000 丙', '丁\\戊', '己']) {
      this.made.push(await a.submitted([b], { name: `${this.mark} ${name}` }));
    }
    await b.receive(this.made[4]!);
    return this;
  }
}

/** Lists as the guide shows them: tabs, filters, pages, badges. */
export const listRules: WorkflowRules = {
  'what was written is found by part of its name, and wildcards are signs like others': async ({ desks }) => {
    const { ids, listed, mark } = await Shelf.of(desks);
    expect(await listed({})).toEqual(ids(0, 1, 2, 3, 4));
    expect(await listed({ text: `${mark} 100%` })).toEqual(ids(0));
    expect(await listed({ text: `${mark} 100_` })).toEqual(ids(1));
    expect(await listed({ text: `${mark} 100` })).toEqual(ids(0, 1, 2));
    expect(await listed({ text: `${mark} 丁\\戊` })).toEqual(ids(3));
    expect(await listed({ text: `${mark} %` })).toEqual([]);
  },

  'a number is found whole': async ({ desks }) => {
    const { ids, listed } = await Shelf.of(desks);
    const [id] = ids(2);
    expect(await listed({ text: id! })).toEqual([id]);
    expect(await listed({ text: id!.slice(0, -1) })).toEqual([]);
  },

  'states, kinds, initiators': async ({ desks }) => {
    const [a, b] = desks;
    const { ids, listed, made, mark } = await Shelf.of(desks);
    expect(await listed({ state: 'signing' })).toEqual(ids(4));
    expect(await listed({ state: 'pendingReceive' })).toEqual(ids(0, 1, 2, 3));
    const { bizType } = made[0]!;
    expect(await listed({ bizType: bizType.code })).toEqual(ids(0, 1, 2, 3, 4));
    expect(await listed({ bizType: bizType.name.slice(0, 2) })).toEqual(ids(0, 1, 2, 3, 4));
    expect(await listed({ bizType: 'no such kind' })).toEqual([]);
    const todo = (initiator: string) => b.listed('todo', { text: mark, initiator });
    expect(await todo(a.party.code)).toEqual(ids(4));
    expect(await todo(a.party.name.slice(0, 2))).toEqual(ids(4));
    expect(await todo('no such company')).toEqual([]);
  },

  'a range of times holds its beginning and not its end': async ({ desks }) => {
    const { listed, made } = await Shelf.of(desks);
    const at = made[1]!.createdAt;
    const before = new Date(at.getTime() - 1);
    const after = new Date(at.getTime() + 1);
    const inRange = async (createdFrom: Date, createdTo: Date) =>
      (await listed({ createdFrom, createdTo })).includes(made[1]!.id);
    expect(await inRange(before, after)).toBe(true);
    expect(await inRange(at, after)).toBe(true);
    expect(await inRange(before, at)).toBe(false);
    expect(await inRange(after, new Date('2099-01-01T00:00:00Z'))).toBe(false);
  },

  orders: async ({ desks }) => {
    const { ids, listed, made, mark } = await Shelf.of(desks);
    expect(await listed({ sort: '-createdAt' })).toEqual(ids(4, 3, 2, 1, 0));
    const names = async (sort: 'name' | '-name') => {
      return (await desks[0].source.list({ tab: 'initiated', text: mark, sort, page: 1, pageSize: 10 })).items.map(
        ({ name }) => name,
      );
    };
    const rising = await names('name');
    expect([...rising].sort()).toEqual(made.map(({ name }) => name).sort());
    expect(await names('-name')).toEqual([...rising].reverse());
  },

  'pages hold everything once, and say how much there is': async ({ desks }) => {
    const [a] = desks;
    const { ids, mark } = await Shelf.of(desks);
    const page = (number: number) =>
      a.source.list({ tab: 'initiated', text: mark, sort: 'createdAt', page: number, pageSize: 2 });
    const pages = await Promise.all([1, 2, 3, 4].map(page));
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
    expect(pages.map(({ items }) => items.map(({ id }) => id))).toEqual([ids(0, 1), ids(2, 3), ids(4), []]);
  },

  'the inbox is filtered like the lists, newest first': async ({ desks }) => {
    const [, b] = desks;
    const { ids, made, mark } = await Shelf.of(desks);
    const inbox = async (list: 'pending' | 'history', more: object = {}) => {
      const { items, total } = await b.source.inbox({ list, text: mark, page: 1, pageSize: 10, ...more });
      expect(total).toBe(items.length);
      return items.map(({ id }) => id);
    };
    expect(await inbox('pending')).toEqual(ids(3, 2, 1, 0));
    expect(await inbox('history')).toEqual(ids(4));
    expect(await inbox('pending', { text: `${mark} 100%` })).toEqual(ids(0));
    expect(await inbox('pending', { bizType: 'no such kind' })).toEqual([]);
    expect(await inbox('pending', { createdTo: made[0]!.createdAt })).toEqual([]);
  },

  'badges count what the lists hold': async ({ desks }) => {
    const [a, b] = desks;
    await Shelf.of(desks);
    await a.draft([b]);
    const total = async (desk: Desk, tab: WorkflowQuery['tab']) =>
      (await desk.source.list({ tab, page: 1, pageSize: 1 })).total;
    for (const desk of [a, b]) {
      const counts = await desk.source.counts();
      for (const tab of ['todo', 'initiated', 'signed', 'cc', 'draft'] as const) {
        expect(counts[tab], tab).toBe(await total(desk, tab));
      }
      expect(counts.pending).toBe((await desk.source.inbox({ list: 'pending', page: 1, pageSize: 1 })).total);
    }
  },

  'who calls can stop it': async ({ desks: [a] }) => {
    const query = { tab: 'initiated', page: 1, pageSize: 10 } as const;
    await expect(a.source.list(query, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await refused(a.source.get('0'), 'workflow.voucher-unknown');
  },
};
