import {
  countedVouchers,
  Emitter,
  type HandedFile,
  inboxVouchers,
  listedVouchers,
  shownVoucher,
  type Voucher,
  WorkflowBusy,
  type WorkflowChange,
  WorkflowEntryRefused,
  WorkflowEntryRequired,
  WorkflowFileChanged,
  WorkflowFileRefused,
  WorkflowNotConfigured,
  type WorkflowParty,
  type WorkflowSource,
  WorkflowUnreachable,
} from '../../api/index.ts';
import type { FakePlatform } from './fake-platform.ts';
import { sha256 } from './sha256.ts';
import { somethingOf, until } from './waiting.ts';

export interface FakeWorkflowSourceOptions {
  /** `key`: nobody is in before `enter`. Default `none`. */
  readonly entry?: 'key' | 'none';
  /** Bytes in one part of a transfer. Default 64 KiB. */
  readonly part?: number;
  /** Whether it is the party's key and proof; by default every key that proves something is. */
  readonly knows?: (proven: { readonly certificates: readonly Uint8Array[]; readonly proof: Uint8Array }) => boolean;
}

/** Switches for what goes wrong between a client and its platform. All are off at first. */
export interface FakeFaults {
  /** The line is cut: every call, transfer and stream ends with `workflow.unreachable`. */
  isDown: boolean;
  /** So many actions are carried out, and their answers get lost. */
  lostAnswers: number;
  /** So many calls get `workflow.busy`. */
  busy: number;
  /** The next transfer, up or down, breaks after so many bytes; then the switch is off. */
  breakAfter: number | undefined;
  /** The next download has one wrong byte; then the switch is off. */
  isDamaged: boolean;
  /** Why nobody is let in. */
  refusal: string | undefined;
  /** No address is set: `workflow.not-configured`. */
  isUnset: boolean;
}

export interface FakeWorkflowSource extends Required<WorkflowSource> {
  readonly faults: FakeFaults;
  /** Names of all calls that reached the network, the latest last. */
  readonly calls: readonly string[];
  /** Bytes of files that went over the line, up and down. */
  readonly moved: number;
  /** The platform forgets who is in: the next call gets `workflow.entry-required`. */
  endSession(): void;
  /** Cuts the line or mends it; streams end at once. */
  setDown(isDown: boolean): void;
  /** From now on network calls wait until the given function is called. */
  hold(): () => void;
}

const unset = () => WorkflowNotConfigured({ what: 'an address', whatZh: '地址' });
const PLACE = 'fake platform';
const AUDIENCE = 'https://platform.example';

/** The platform as one party's client reaches it. */
export function fakeWorkflowSource(
  platform: FakePlatform,
  party: WorkflowParty,
  { entry = 'none', part = 65_536, knows = provesSomething }: FakeWorkflowSourceOptions = {},
): FakeWorkflowSource {
  const faults: FakeFaults = {
    isDown: false,
    lostAnswers: 0,
    busy: 0,
    breakAfter: undefined,
    isDamaged: false,
    refusal: undefined,
    isUnset: false,
  };
  const calls: string[] = [];
  const changed = new Emitter<void>();
  const lineCut = new Emitter<void>();
  /** What has arrived of the files of unfinished transfers, by key. */
  const arrived = new Map<string, Uint8Array>();
  let [isIn, moved, challenges] = [entry === 'none', 0, 0];
  let held: Promise<void> | undefined;

  const unreachable = () => WorkflowUnreachable({ place: PLACE, reason: 'switched off by the test' });
  const alive = (signal?: AbortSignal) => {
    signal?.throwIfAborted();
    if (faults.isDown) throw unreachable();
  };
  const reach = async (name: string, signal?: AbortSignal) => {
    if (faults.isUnset) throw unset();
    calls.push(name);
    await until(held, signal);
    alive(signal);
    if (faults.busy > 0) {
      faults.busy--;
      throw WorkflowBusy({ retryAfter: 10 });
    }
  };
  const ask = async <T>(name: string, signal: AbortSignal | undefined, answer: () => T): Promise<T> => {
    await reach(name, signal);
    if (!isIn) throw WorkflowEntryRequired({});
    return answer();
  };
  const change = (name: string, signal: AbortSignal | undefined, work: () => Voucher): Promise<Voucher> =>
    ask(name, signal, () => {
      const voucher = work();
      if (faults.lostAnswers === 0) return voucher;
      faults.lostAnswers--;
      throw unreachable();
    });
  /** Counts bytes on the line; throws where it breaks, after those that still came through. */
  const pass = (bytes: Uint8Array): { readonly through: Uint8Array; readonly isBroken: boolean } => {
    const room = faults.breakAfter ?? Number.POSITIVE_INFINITY;
    const through = bytes.subarray(0, room);
    moved += through.length;
    const isBroken = through.length < bytes.length;
    if (faults.breakAfter !== undefined) faults.breakAfter = isBroken ? undefined : room - through.length;
    return { through, isBroken };
  };
  const upload = async (
    key: string,
    { bytes, sha256: digest }: HandedFile,
    progress: ((sent: number, size: number) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> => {
    let here = arrived.get(key) ?? new Uint8Array();
    while (here.length < bytes.size) {
      const next = await bytes.read(here.length, part);
      alive(signal);
      const { through, isBroken } = pass(next);
      here = Buffer.concat([here, through]);
      arrived.set(key, here);
      progress?.(here.length, bytes.size);
      if (isBroken) throw unreachable();
    }
    if (sha256(here) === digest) return here;
    arrived.delete(key);
    throw WorkflowFileRefused({ code: 'file-damaged', reason: 'the digest does not fit' });
  };

  return {
    faults,
    calls,
    get moved() {
      return moved;
    },
    endSession() {
      isIn = entry === 'none';
    },
    setDown(isDown) {
      faults.isDown = isDown;
      if (isDown) lineCut.fire();
    },
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = undefined;
        release();
      };
    },

    async account() {
      if (faults.isUnset) throw unset();
      return isIn ? { code: party.code, name: party.name } : undefined;
    },
    async enter(key, signal) {
      await reach('enter', signal);
      if (faults.refusal !== undefined) throw WorkflowEntryRefused({ reason: faults.refusal });
      const proof = await key.prove(AUDIENCE, `nonce-${++challenges}`, signal);
      alive(signal);
      if (!knows({ certificates: key.certificates, proof })) throw WorkflowEntryRefused({ reason: 'unknown' });
      isIn = true;
      changed.fire();
      return { code: party.code, name: party.name };
    },
    async leave() {
      isIn = entry === 'none';
      changed.fire();
    },
    onDidChange: changed.event,

    list: (query, signal) => ask('list', signal, () => listedVouchers(platform.visible(party.code), party.code, query)),
    inbox: (query, signal) =>
      ask('inbox', signal, () => inboxVouchers(platform.visible(party.code), party.code, query)),
    counts: (signal) => ask('counts', signal, () => countedVouchers(platform.visible(party.code), party.code)),
    get: (id, signal) => ask('get', signal, () => shownVoucher(platform.find(id, party.code).voucher, party.code)),
    events: (id, signal) => ask('events', signal, () => [...platform.find(id, party.code).events]),
    bizTypes: (signal) => ask('bizTypes', signal, () => platform.bizTypes),
    parties: (text, signal) => ask('parties', signal, () => platform.parties(text)),

    act: (id, act, { key, etag }, signal) =>
      change(act.kind, signal, () =>
        platform.once(party, key, JSON.stringify([id, act]), () => platform.act(party, id, act, etag)),
      ),
    async *download(id, file, offset, signal) {
      const bytes = await ask('download', signal, () => {
        const { voucher } = platform.find(id, party.code);
        if (voucher.files.at(-1)?.sha256 !== file.sha256) throw WorkflowFileChanged({});
        return platform.contentOf(id, party.code);
      });
      for (let at = offset; at < bytes.length; at += part) {
        alive(signal);
        const { through, isBroken } = pass(new Uint8Array(bytes.subarray(at, at + part)));
        if (faults.isDamaged && through.length > 0) {
          through[0] = ~Number(through[0]);
          faults.isDamaged = false;
        }
        if (through.length > 0) yield through;
        if (isBroken) throw unreachable();
      }
    },
    async sign(id, file, { key, etag }, progress, signal) {
      await ask('sign', signal, () => {});
      const bytes = await upload(key, file, progress, signal);
      return change('signed', signal, () =>
        platform.once(party, key, JSON.stringify(['sign', id, file.sha256, file.baseSha256, file.marks]), () =>
          platform.sign(party, id, file, bytes, etag),
        ),
      );
    },
    async createDraft(content, file, key, progress, signal) {
      await ask('createDraft', signal, () => {});
      const bytes = await upload(key, file, progress, signal);
      return change('created', signal, () =>
        platform.once(party, key, JSON.stringify(['draft', content, file.sha256]), () =>
          platform.draft(party, content, file.name, bytes),
        ),
      );
    },
    changeDraft: (id, content, { key, etag }, signal) =>
      change('changeDraft', signal, () =>
        platform.once(party, key, JSON.stringify(['change', id, content]), () =>
          platform.changeDraft(party, id, content, etag),
        ),
      ),
    async *changes(cursor, signal) {
      await ask('changes', signal, () => {});
      let at = cursor === undefined ? platform.changes.length : Number(cursor);
      while (!signal.aborted) {
        const next = platform.changes[at];
        if (next) {
          at = next.cursor;
          if (!next.parties.includes(party.code)) continue;
          yield { cursor: String(at), voucher: next.voucher, type: next.type } satisfies WorkflowChange;
        } else await somethingOf([platform.onDidChange, lineCut.event], signal);
        if (faults.isDown) throw unreachable();
      }
    },
  };
}

function provesSomething({ certificates, proof }: { certificates: readonly Uint8Array[]; proof: Uint8Array }): boolean {
  return certificates.length > 0 && proof.length > 0;
}
