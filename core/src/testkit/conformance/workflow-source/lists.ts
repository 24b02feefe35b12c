import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Voucher, WorkflowQuery } from '../../../api/index.ts';
import { type Desk, refused } from './desks.ts';

/** Lists as the guide shows them: tabs, filters, pages, badges. */
export function describeLists(desks: () => readonly [Desk, Desk, Desk], timeout: number): void {
  describe('lists', () => {
    /** Begins the names of this test's contracts. */
    const mark = `清单 ${randomUUID().slice(0, 8)}`;
    const made: Voucher[] = [];
    const ids = (...places: readonly number[]) => places.map((place) => made[place]!.id);

    beforeAll(async () => {
      const [a, b] = desks();
      for (const name of ['100% 甲', '100_ 乙', '1000 丙', '丁\\戊', '己']) {
        made.push(await a.submitted([b], { name: `${mark} ${name}` }));
      }
      await b.receive(made[4]!);
    }, timeout);

    const listed = (query: Partial<WorkflowQuery>) => {
      const [a] = desks();
      return a.listed('initiated', { text: mark, sort: 'createdAt', ...query });
    };

    test('what was written is found by part of its name, and wildcards are signs like others', async () => {
      expect(await listed({})).toEqual(ids(0, 1, 2, 3, 4));
      expect(await listed({ text: `${mark} 100%` })).toEqual(ids(0));
      expect(await listed({ text: `${mark} 100_` })).toEqual(ids(1));
      expect(await listed({ text: `${mark} 100` })).toEqual(ids(0, 1, 2));
      expect(await listed({ text: `${mark} 丁\\戊` })).toEqual(ids(3));
      expect(await listed({ text: `${mark} %` })).toEqual([]);
    });

    test('a number is found whole', async () => {
      const [id] = ids(2);
      expect(await listed({ text: id! })).toEqual([id]);
      expect(await listed({ text: id!.slice(0, -1) })).toEqual([]);
    });

    test('states, kinds, initiators', async () => {
      const [a, b] = desks();
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
    });

    test('a range of times holds its beginning and not its end', async () => {
      const at = made[1]!.createdAt;
      const before = new Date(at.getTime() - 1);
      const after = new Date(at.getTime() + 1);
      const inRange = async (createdFrom: Date, createdTo: Date) =>
        (await listed({ createdFrom, createdTo })).includes(made[1]!.id);
      expect(await inRange(before, after)).toBe(true);
      expect(await inRange(at, after)).toBe(true);
      expect(await inRange(before, at)).toBe(false);
      expect(await inRange(after, new Date('2099-01-01T00:00:00Z'))).toBe(false);
    });

    test('orders', async () => {
      expect(await listed({ sort: '-createdAt' })).toEqual(ids(4, 3, 2, 1, 0));
      const names = async (sort: 'name' | '-name') => {
        const [a] = desks();
        return (await a.source.list({ tab: 'initiated', text: mark, sort, page: 1, pageSize: 10 })).items.map(
          ({ name }) => name,
        );
      };
      const rising = await names('name');
      expect([...rising].sort()).toEqual(made.map(({ name }) => name).sort());
      expect(await names('-name')).toEqual([...rising].reverse());
    });

    test('pages hold everything once, and say how much there is', async () => {
      const [a] = desks();
      const page = (number: number) =>
        a.source.list({ tab: 'initiated', text: mark, sort: 'createdAt', page: number, pageSize: 2 });
      const pages = await Promise.all([1, 2, 3, 4].map(page));
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
      expect(pages.map(({ items }) => items.map(({ id }) => id))).toEqual([ids(0, 1), ids(2, 3), ids(4), []]);
    });

    test('the inbox is filtered like the lists, newest first', async () => {
      const [, b] = desks();
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
    });

    test('badges count what the lists hold', async () => {
      const [a, b] = desks();
      const total = async (desk: Desk, tab: WorkflowQuery['tab']) =>
        (await desk.source.list({ tab, page: 1, pageSize: 1 })).total;
      for (const desk of [a, b]) {
        const counts = await desk.source.counts();
        for (const tab of ['todo', 'initiated', 'signed', 'cc', 'draft'] as const) {
          expect(counts[tab], tab).toBe(await total(desk, tab));
        }
        expect(counts.pending).toBe((await desk.source.inbox({ list: 'pending', page: 1, pageSize: 1 })).total);
      }
    });

    test('who calls can stop it', async () => {
      const [a] = desks();
      const query = { tab: 'initiated', page: 1, pageSize: 10 } as const;
      await expect(a.source.list(query, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
      await refused(a.source.get('0'), 'workflow.voucher-unknown');
    });
  });
}
