import { open as openFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  agedVoucher,
  anyOf,
  BizType,
  countedVouchers,
  type Event,
  inboxVouchers,
  isVoucherVisible,
  type KeptVoucher,
  type Log,
  listedVouchers,
  type Store,
  shownVoucher,
  type Voucher,
  type VoucherEvent,
  WorkflowFileChanged,
  type WorkflowSource,
  WorkflowVoucherUnknown,
} from '@sealwright/core/api';
import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import { takeUpDropped } from './drop-box.ts';
import { FolderActions } from './folder-actions.ts';
import { type FolderWatch, folderChanges } from './folder-changes.ts';
import { FolderJournal } from './folder-journal.ts';
import { announcedParties, type FolderPlace, type KnownFolders, prepareFolder } from './folder-place.ts';
import type { RevisionJudge } from './judge-revision.ts';
import { folderFault, reachFolder } from './reach-folder.ts';
import { sweepStaging } from './sweep-staging.ts';
import { missing, VoucherShelf } from './voucher-shelf.ts';

export interface FolderSourceOptions {
  /** What the user set now. `workflow.not-configured`. */
  readonly place: () => FolderPlace;
  readonly onDidChangePlace: Event<unknown>;
  readonly known: Store<KnownFolders>;
  readonly judge: RevisionJudge;
  readonly log: Log;
  readonly watch: FolderWatch;
  readonly now: () => Date;
}

const PART = 1 << 18;
const BIZ_TYPES: readonly BizType[] = [{ code: 'contract', name: '电子合同' }];

/** All that belongs to one folder and party. */
interface Open {
  readonly place: FolderPlace;
  readonly shelf: VoucherShelf;
  readonly journal: FolderJournal;
  readonly actions: FolderActions;
}

/** A folder that several programs share, as a source of contracts. */
export function folderSource(options: FolderSourceOptions): Required<Omit<WorkflowSource, 'enter' | 'leave'>> {
  const { log, known, judge, now, watch } = options;
  let opened: Open | undefined;

  const at = async <T>(work: (open: Open) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const place = options.place();
    return reachFolder(place.root, async () => {
      signal?.throwIfAborted();
      await prepareFolder(place, known);
      if (opened?.place.root !== place.root || opened.place.party.code !== place.party.code) {
        const shelf = new VoucherShelf(place.root, log);
        const journal = new FolderJournal(shelf);
        opened = { place, shelf, journal, actions: new FolderActions({ ...place, shelf, judge, now }) };
        await sweepStaging(place.root);
      }
      return work(opened);
    });
  };
  const visible = async ({ shelf, place: { root, party } }: Open): Promise<readonly Voucher[]> => {
    await takeUpDropped({ root, shelf, log, now, bizTypes: await bizTypes(root) });
    const standing = (await shelf.newest()).filter(({ event }) => event.type !== 'deleted');
    return standing
      .map(({ voucher }) => agedVoucher(voucher, now()))
      .filter((voucher) => isVoucherVisible(voucher, party.code))
      .map((voucher) => shownVoucher(voucher, party.code));
  };
  const find = async ({ shelf, place: { party } }: Open, id: string): Promise<KeptVoucher> => {
    const [newest] = await shelf.history(id, 1);
    if (!newest || newest.event.type === 'deleted' || !isVoucherVisible(newest.voucher, party.code)) {
      throw WorkflowVoucherUnknown({ voucher: id });
    }
    return agedVoucher(newest.voucher, now());
  };

  return {
    account: async () => options.place().party,
    onDidChange: anyOf(options.onDidChangePlace),

    list: (query, signal) =>
      at(async (open) => listedVouchers(await visible(open), open.place.party.code, query), signal),
    inbox: (query, signal) =>
      at(async (open) => inboxVouchers(await visible(open), open.place.party.code, query), signal),
    counts: (signal) => at(async (open) => countedVouchers(await visible(open), open.place.party.code), signal),
    get: (id, signal) => at(async (open) => shownVoucher(await find(open, id), open.place.party.code), signal),
    events: (id, signal) =>
      at(async (open) => {
        const kept = await find(open, id);
        const events = (await open.shelf.history(id)).map(({ event }): VoucherEvent => event);
        const expiry = { id: `${id}-expired`, at: kept.endAt ?? now(), type: 'expired' };
        return kept.phase === 'expired' ? [...events, expiry] : events;
      }, signal),
    bizTypes: (signal) => at(({ place: { root } }) => bizTypes(root), signal),
    parties: (text, signal) =>
      at(async ({ place: { root } }) => {
        const all = await announcedParties(root);
        return all.filter(({ code, name }) => `${code} ${name}`.includes(text)).slice(0, 50);
      }, signal),

    act: (id, act, terms, signal) => at(({ actions }) => actions.act(id, act, terms), signal),
    sign: (id, file, terms, progress, signal) =>
      at(({ actions }) => actions.sign(id, file, terms, progress, signal), signal),
    createDraft: (content, file, key, progress, signal) =>
      at(async ({ actions, place: { root } }) => {
        return actions.createDraft(content, file, key, await bizTypes(root), progress, signal);
      }, signal),
    changeDraft: (id, content, terms, signal) =>
      at(async ({ actions, place: { root } }) => {
        return actions.changeDraft(id, content, terms, await bizTypes(root));
      }, signal),
    async *download(id, wanted, offset, signal) {
      const path = await at(async (open) => {
        const file = (await find(open, id)).files.at(-1);
        if (file?.sha256 !== wanted.sha256) throw WorkflowFileChanged({});
        return open.shelf.pathOf(id, file);
      }, signal);
      try {
        const file = await openFile(path, 'r');
        try {
          for (let from = offset; ; ) {
            signal?.throwIfAborted();
            const { buffer, bytesRead } = await file.read(Buffer.alloc(PART), 0, PART, from);
            if (bytesRead === 0) break;
            from += bytesRead;
            yield new Uint8Array(buffer.subarray(0, bytesRead));
          }
        } finally {
          await file.close();
        }
      } catch (fault) {
        throw folderFault(options.place().root, fault);
      }
    },
    async *changes(cursor, signal) {
      const { shelf, journal, place } = await at(async (open) => open, signal);
      try {
        const { root, party } = place;
        const takeUp = async () => takeUpDropped({ root, shelf, log, now, bizTypes: await bizTypes(root) });
        yield* folderChanges({ journal, root, party: party.code, watch, takeUp }, cursor, signal);
      } catch (fault) {
        throw folderFault(place.root, fault);
      }
    },
  };
}

/** Those of the file `biz-types.json`, if somebody put one there. */
async function bizTypes(root: string): Promise<readonly BizType[]> {
  const text = await readFile(join(root, 'biz-types.json'), 'utf8').catch(missing(() => '[]'));
  try {
    const types: unknown = JSON.parse(text);
    return Check(Type.Array(BizType, { minItems: 1, maxItems: 1_000 }), types) ? types : BIZ_TYPES;
  } catch {
    return BIZ_TYPES;
  }
}
