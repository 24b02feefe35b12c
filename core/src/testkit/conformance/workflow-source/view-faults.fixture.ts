import { type Voucher, WorkflowUnreachable } from '../../../api/index.ts';
import { somethingOf } from '../../workflow/waiting.ts';
import { drafting, type Faults, forgettingKeys, listing } from './faulty-source.fixture.ts';

/** What is there, what changes, and what time and lines do. */
export const VIEW_FAULTS: Faults = {
  lists: {
    'what was written is found by part of its name, and wildcards are signs like others': {
      'they stand for anything': listing((query) => ({ ...query, text: query.text?.replace(/[%_].*/, '') ?? '' })),
      'nothing is filtered': listing(({ text: _, ...query }) => query),
    },
    'a number is found whole': {
      'by its beginning, too': ({ list }) => ({
        async list({ text = '', ...query }) {
          if (!/^\d{10,}$/.test(text)) return list({ text, ...query });
          const items = (await list(query)).items.filter(({ id }) => id.startsWith(text));
          return { items, total: items.length };
        },
      }),
      'not at all': listing((query) => ({ ...query, text: query.text?.replace(/^\d{10,}$/, 'no such name') ?? '' })),
    },
    'states, kinds, initiators': {
      'any state': listing(({ state: _, ...query }) => query),
      'any kind': listing(({ bizType: _, ...query }) => query),
      'any initiator': listing(({ initiator: _, ...query }) => query),
    },
    'a range of times holds its beginning and not its end': {
      'it holds its end': listing(({ createdTo: to, ...query }) => ({
        ...query,
        ...(to && { createdTo: new Date(to.getTime() + 1) }),
      })),
      'it does not hold its beginning': listing(({ createdFrom: from, ...query }) => ({
        ...query,
        ...(from && { createdFrom: new Date(from.getTime() + 1) }),
      })),
    },
    orders: { 'there is one': listing(({ sort: _, ...query }) => query) },
    'pages hold everything once, and say how much there is': {
      'they count themselves': ({ list }) => ({
        list: async (query) => list(query).then(({ items }) => ({ items, total: items.length })),
      }),
      'each is the first': listing((query) => ({ ...query, page: 1 })),
    },
    'the inbox is filtered like the lists, newest first': {
      'nothing is filtered': ({ inbox }) => ({ inbox: ({ text: _, ...query }) => inbox(query) }),
      'any kind': ({ inbox }) => ({ inbox: ({ bizType: _, ...query }) => inbox(query) }),
      'oldest first': ({ inbox }) => ({
        inbox: (query) => inbox(query).then(({ items, total }) => ({ items: [...items].reverse(), total })),
      }),
    },
    'badges count what the lists hold': {
      'what waits is counted as to be done': ({ counts }) => ({
        counts: () => counts().then((all) => ({ ...all, todo: all.todo + all.pending })),
      }),
      'what waits is not counted': ({ counts }) => ({ counts: () => counts().then((all) => ({ ...all, pending: 0 })) }),
    },
    'who calls can stop it': { 'nobody listens': ({ list }) => ({ list: (query) => list(query) }) },
  },
  changes: {
    'are told to those whom they concern, and nothing is missed behind a cursor': {
      'there is nothing behind a cursor': ({ changes }) => ({
        async *changes(cursor, signal) {
          if (cursor === undefined) yield* changes(cursor, signal);
        },
      }),
      'all are told to everybody': (_, { platform }) => ({
        async *changes(cursor, signal) {
          let at = cursor === undefined ? platform.changes.length : Number(cursor);
          while (!signal.aborted) {
            const next = platform.changes[at];
            at = next?.cursor ?? at;
            if (next) yield { cursor: String(at), voucher: next.voucher, type: next.type };
            else await somethingOf([platform.onDidChange], signal);
          }
        },
      }),
    },
    'end when nobody wants them any more': {
      'with an error': ({ changes }) => ({
        async *changes(cursor, signal) {
          try {
            yield* changes(cursor, signal);
          } catch {}
          throw WorkflowUnreachable({ place: 'platform', reason: 'given up' });
        },
      }),
    },
  },
  'time and lines': {
    'a contract whose deadline has passed is over': {
      'it is not': drafting(({ endAt: _, ...content }) => content),
      'somebody is said to have ended it': ({ events }, { party }) => ({
        events: async (id) => (await events(id)).map((event) => ({ ...event, actor: party })),
      }),
    },
    'a place that cannot be reached says so, and what was meant is done once when it can': {
      'what was seen is shown instead': ({ get }) => {
        const seen = new Map<string, Voucher>();
        return {
          async get(id) {
            const voucher = await get(id).catch((fault) => seen.get(id) ?? Promise.reject(fault));
            seen.set(id, voucher);
            return voucher;
          },
        };
      },
      'what was meant is tried again and again': forgettingKeys,
      'who is in is not known': ({ account, faults }) => ({
        account: async () => (faults.isDown ? undefined : account()),
      }),
    },
  },
};
