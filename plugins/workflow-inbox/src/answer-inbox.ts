import { basename } from 'node:path';
import {
  answerCalls,
  anyOf,
  type CallContext,
  type CallHandler,
  type Event,
  type Keys,
  reportChanges,
  type Seals,
  type StampTemplates,
  WorkflowUnreachable,
} from '@sealwright/core/api';
import { inboxRpc } from './common-inbox-rpc.ts';
import type { Inbox } from './compose-inbox.ts';
import { batchMeans } from './documents/batch-means.ts';
import { SourceMissing } from './errors.ts';
import { chunksOf } from './files/chunks-of.ts';
import { isLocal, LOCAL } from './vouchers/local-mark.ts';
import { throttled } from './vouchers/throttled.ts';

/** Milliseconds between two reports to a window. */
const PACE = 100;

export interface AnswerParts {
  readonly keys?: Pick<Keys, 'list'> | undefined;
  readonly seals?: Pick<Seals, 'list'> | undefined;
  readonly templates?: Pick<StampTemplates, 'list'> | undefined;
}

/** The calls of this plugin's view; see `inboxRpc`. */
export function answerInbox(inbox: Inbox, { keys, seals, templates }: AnswerParts): CallHandler {
  const { space, memory, shelf, locals, queue, board, rows, desk, shown, handIn, links, notices, watch, batch } = inbox;
  const { uploads, entry, files } = inbox;

  const voucherOf = async (id: string, signal: AbortSignal) => {
    const local = await locals.find(id);
    if (local) return { place: LOCAL, voucher: local };
    const { place } = space;
    if (!place) throw SourceMissing({});
    try {
      const voucher = await space.current.source.get(id, signal);
      await memory.saw(place, [voucher]);
      return { place, voucher };
    } catch (fault) {
      const known = WorkflowUnreachable.is(fault) ? await memory.get(place, id) : undefined;
      if (!known) throw fault;
      return { place, voucher: known };
    }
  };

  const answers = answerCalls(inboxRpc, {
    watch: (context) => reportChanges(throttled(board.onDidChange, PACE), () => board.state(), context),
    notices: (context) => forward(notices.onDidTell, context),
    documents: (context) =>
      reportChanges(throttled(anyOf(links.onDidChange, board.onDidChange), PACE), () => shown.list(), context),
    choose: (id) => space.choose(id),

    keys: () => entry.list(),
    enter: (ref, { signal }) => entry.enter(ref, signal),
    async leave() {
      await space.current.source.leave?.();
      await space.look();
    },
    async refresh() {
      await space.look();
      queue.wake();
      watch.again();
      board.stale();
    },

    list: (query, { signal }) => rows.list(query, signal),
    inbox: (query, { signal }) => rows.inbox(query, signal),
    async details(id, { signal }) {
      const { place, voucher } = await voucherOf(id, signal);
      const ask = () => space.current.source.events(id, signal);
      const events = isLocal(place)
        ? []
        : await ask().catch((fault) => (WorkflowUnreachable.is(fault) ? [] : raise(fault)));
      return { row: await rows.row(place, voucher), events: [...events] };
    },
    async bizTypes({ signal }) {
      const { place } = space;
      if (!place) return [];
      try {
        const found = await space.current.source.bizTypes(signal);
        await memory.sawBizTypes(place, found);
        return [...found];
      } catch (fault) {
        if (!WorkflowUnreachable.is(fault)) throw fault;
        return [...(await memory.bizTypes(place))];
      }
    },
    parties: async (text, { signal }) => [...(await space.current.source.parties(text, signal))],

    act: (id, act, etag) => desk.act(id, act, etag),
    actMany: (wanted, act, { progress }) => desk.actMany(wanted, act, progress),
    receive: (ids, { progress }) => desk.receive(ids, progress),
    receiveAll: (filter, { progress, signal }) => desk.receiveAll(filter, progress, signal),
    settle: (key, decision) => queue.settle(key, decision),

    open: (id, { progress, signal }) => shown.open(id, progress, signal),
    async handIn(document) {
      if (!handIn) throw SourceMissing({});
      return handIn.run(document);
    },
    restore: (document) => shown.restore(document),
    async saveCopy(id, path, { overwrite }, { signal }) {
      const { place, voucher } = await voucherOf(id, signal);
      const { file } = voucher;
      if (!isLocal(place) && file && !(await shelf.has(place, id, file.sha256))) {
        await shelf.fetch(space.current.source, place, { id, file }, () => {}, signal);
      }
      const source = await files.open(await shelf.path(place, voucher));
      try {
        await (await files.write(path, chunksOf(source, signal), { overwrite, signal })).commit();
      } finally {
        await source.close();
      }
    },

    async importFile(path) {
      const source = await files.open(path);
      try {
        return await rows.row(LOCAL, await locals.add(basename(path), chunksOf(source)));
      } finally {
        await source.close();
      }
    },
    async upload({ upload, name, isLast }, part) {
      const voucher = await uploads.part(upload, name, part, isLast);
      return voucher ? rows.row(LOCAL, voucher) : null;
    },
    sendLocal: (id, content, { submit }) => desk.sendLocal(id, content, submit),
    changeDraft: (id, content, etag, { signal }) => desk.changeDraft(id, content, etag, signal),

    batch: (order, { progress, signal }) => batch.run(order, progress, signal),
    async batchMeans() {
      return batchMeans({ entries: await entry.list(), keys, seals, templates, account: space.account });
    },
  });
  return {
    rpc: answers.rpc,
    async call(...asked) {
      await inbox.ready;
      return answers.call(...asked);
    },
  };
}

/** Tells what an event fires until the call ends. */
function forward<T>(event: Event<T>, { signal, progress }: CallContext<T>): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const listening = event((value) => progress(value));
    signal.addEventListener('abort', () => void Promise.resolve(listening.dispose()).then(() => resolve()), {
      once: true,
    });
  });
}

function raise(fault: unknown): never {
  throw fault;
}
