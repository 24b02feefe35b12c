import { join } from 'node:path';
import {
  type AuditLog,
  type DocumentFiles,
  type HookCaller,
  type Keys,
  type Log,
  type OpenDocuments,
  PartedUploads,
  type PluginSettings,
  type PluginStorage,
  type PointReader,
  type SendingVoucher,
  type Signing,
  type StampTemplates,
  type WorkflowSource,
  type WorkflowSourceData,
} from '@sealwright/core/api';
import { Batch } from './documents/batch.ts';
import { type DocumentLink, DocumentLinks } from './documents/document-links.ts';
import { HandIn } from './documents/hand-in.ts';
import { VoucherDocuments } from './documents/voucher-documents.ts';
import { ChangeWatch } from './entry/change-watch.ts';
import { EntryDesk } from './entry/entry-desk.ts';
import { InboxSpace } from './entry/inbox-space.ts';
import { UploadBroken } from './errors.ts';
import { FileShelf } from './files/file-shelf.ts';
import { Transfers } from './files/transfers.ts';
import { problemOf } from './problem-of.ts';
import { ActionDesk } from './queue/action-desk.ts';
import { ActionLog } from './queue/action-log.ts';
import { type ActionEnd, ActionQueue } from './queue/action-queue.ts';
import { afterAction } from './queue/after-action.ts';
import { performAction } from './queue/perform-action.ts';
import type { LineTiming } from './queue/queue-line.ts';
import type { Place, QueueRecord } from './queue/queue-record.ts';
import { InboxBoard } from './vouchers/inbox-board.ts';
import { InboxNotices } from './vouchers/inbox-notices.ts';
import { LocalVouchers } from './vouchers/local-vouchers.ts';
import { VoucherMemory } from './vouchers/voucher-memory.ts';
import { VoucherRowsReader } from './vouchers/voucher-rows.ts';

/** Milliseconds between two looks for queues of programs that have ended. */
const LOOK_AGAIN = 30_000;
/** Milliseconds that calls wait for what the sources say of themselves. */
const LONGEST_START = 5_000;

export interface InboxParts {
  readonly files: DocumentFiles;
  readonly sources: PointReader<WorkflowSourceData, WorkflowSource>;
  readonly settings: PluginSettings;
  readonly storage: PluginStorage;
  readonly log: Log;
  readonly willSend: HookCaller<'decide', SendingVoucher>;
  readonly didSend: HookCaller<'observe', SendingVoucher>;
  readonly documents?: OpenDocuments | undefined;
  readonly keys?: Keys | undefined;
  readonly signing?: Signing | undefined;
  readonly templates?: StampTemplates | undefined;
  readonly audit?: AuditLog | undefined;
  /** For tests. */
  readonly timing?: LineTiming;
}

export type Inbox = Awaited<ReturnType<typeof composeInbox>>;

/** Everything of the host half, wired; `dispose` ends it. */
export async function composeInbox(parts: InboxParts) {
  const { files, sources, settings, storage, documents, keys, signing, templates } = parts;
  const root = await storage.folder();
  const fault = (thrown: unknown) => parts.log.warn('something was left undone', { reason: problemOf(thrown).code });

  const space = new InboxSpace({ sources, settings });
  const memory = new VoucherMemory(join(root, 'seen'));
  const shelf = new FileShelf(join(root, 'files'));
  const locals = new LocalVouchers(storage, shelf);
  const transfers = new Transfers();
  const links = new DocumentLinks(storage, documents);
  await links.load();

  const log = await ActionLog.open(join(root, 'queue'));
  const perform = async (record: QueueRecord, signal: AbortSignal) => {
    const direction = record.kind === 'receive' ? 'in' : 'out';
    const transfer = transfers.begin({ voucher: record.voucher, name: record.name, direction });
    try {
      const { source } = space.current;
      const voucher = await performAction({ files, shelf }, record, { source, signal, progress: transfer.progress });
      const after = record.kind === 'delete' ? undefined : voucher;
      if (after) await memory.saw(record.place, [after]);
      board.line(undefined);
      return voucher;
    } catch (thrown) {
      if (!signal.aborted) board.line(thrown);
      throw thrown;
    } finally {
      transfer.end();
    }
  };
  const look = async ({ voucher, place }: QueueRecord) => {
    const now = await space.current.source.get(voucher);
    await memory.saw(place, [now]);
    return now;
  };
  const timing = parts.timing && { timing: parts.timing };
  const after = afterAction({ ...parts, locals, memory, shelf, shown: () => shown, handIn: () => handIn });
  const queue = new ActionQueue({ log, perform, after, look, place: () => space.place, ...timing });
  const board = new InboxBoard({ space, queue, locals, transfers });
  const online = (thrown: unknown) => void (board.line(thrown) && queue.wake());
  const rows = new VoucherRowsReader({ space, memory, shelf, locals, queue, links, line: online });
  const desk = new ActionDesk({ space, queue, memory, locals, shelf, willSend: parts.willSend });
  const queued = (place: Place, voucher: string) =>
    queue.recordsOf(place, voucher).filter(({ halted }) => halted?.state !== 'refused');
  const queuedFiles = ({ place, voucher }: DocumentLink) =>
    queued(place, voucher).flatMap(({ task }) => (task.kind === 'sign' ? [task] : []));
  const handIn = documents && new HandIn({ documents, files, shelf, links, locals, queue, queued: queuedFiles });
  const act = (id: string, etag: string) => desk.act(id, { kind: 'restore' }, etag);

  const shown = new VoucherDocuments({
    ...{ documents, files, shelf, links, locals, space, memory, rows, handIn, queued, act, fault },
    transfer: (transfer) => transfers.begin(transfer),
  });
  const notices = new InboxNotices({ space, memory });
  const watch = new ChangeWatch({
    space,
    storage,
    probe: (source, signal) => board.count(source, signal),
    line: online,
  });
  const scratch = join(root, 'batch');
  const batch = new Batch({ signing, keys, templates, files, space, shelf, locals, queue, desk, scratch });
  const uploads = new PartedUploads({
    take: (name, contents) => locals.add(name, contents),
    broken: (name) => UploadBroken({ name }),
  });
  const entry = new EntryDesk(keys, space);

  /** Counts after what the user did themselves; nobody waits for it. */
  const recount = () => {
    if (space.place) board.count(space.current.source).catch(() => {});
  };
  /** Signatures that were not taken are still in the document, and can be handed in again. */
  const takeBack = async ({ task }: QueueRecord) => {
    if (task.kind !== 'sign' || task.document === undefined) return;
    await handIn?.takeBack(task.document, task.file);
  };
  /** With what was behind it on the same voucher, the newest last. */
  const takeAllBack = async (record: QueueRecord) => {
    const behind = queue.recordsOf(record.place, record.voucher).filter(({ halted }) => halted?.state === 'refused');
    for (const each of [record, ...behind.filter(({ key }) => key !== record.key)]) await takeBack(each);
  };
  const listening = [
    queue.onDidEnd((end: ActionEnd) => {
      notices.acted(end);
      const isRefused = end.problem !== undefined && end.problem.code !== 'workflow.conflict';
      (isRefused ? takeAllBack(end.record) : Promise.resolve()).catch(fault).finally(() => {
        board.stale();
        recount();
      });
    }),
    queue.onDidDrop(
      (record) =>
        void takeBack(record)
          .catch(fault)
          .finally(() => board.stale()),
    ),
    queue.onDidLoseEntry(() => void space.lostEntry()),
    space.onDidEnter(() => {
      queue.wake();
      board.stale();
    }),
    watch.onDidSee((changes) => {
      board.stale();
      recount();
      if (space.place) notices.seen(changes, space.current.source).catch(fault);
    }),
  ];
  const adopt = () =>
    log
      .adopt()
      .then(async (records) => {
        queue.resume(records);
        // The program ended before that was written down.
        for (const record of records) if (record.halted?.state === 'refused') await takeBack(record);
      })
      .catch(fault);
  let isOver = false;
  const looking = setInterval(() => void adopt(), LOOK_AGAIN).unref();
  const begun = (async () => {
    await space.look();
    await adopt();
    watch.follow();
    await shown.resume();
    // What is recovered after a crash is looked at like what was open at the start.
    if (documents && !isOver) listening.push(documents.onDidChange(() => void shown.resume().catch(fault)));
  })().catch(fault);
  // A source that takes its time holds up nobody.
  const ready = Promise.race([begun, rest(LONGEST_START)]);

  return {
    ...{ space, memory, shelf, locals, queue, board, rows, desk, shown, handIn, links, notices, watch, batch },
    ...{ uploads, entry, files, ready },
    async dispose(): Promise<void> {
      isOver = true;
      clearInterval(looking);
      await ready;
      for (const each of listening) await each.dispose();
      await watch.dispose();
      await uploads.dispose();
      await queue.dispose();
      await space.dispose();
      await memory.dispose();
      await log.dispose();
    },
  };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
