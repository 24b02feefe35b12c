import { randomUUID } from 'node:crypto';
import type {
  ActionTerms,
  DraftContent,
  Recipient,
  Voucher,
  VoucherAct,
  WorkflowParty,
  WorkflowQuery,
  WorkflowSource,
} from '../../../api/index.ts';
import type { FakePlatform } from '../../workflow/fake-platform.ts';
import type { FakeWorkflowSource } from '../../workflow/fake-workflow-source.ts';

/** What a faulty source can reach beside the good one that it is made of. */
export interface FaultSetting {
  readonly platform: FakePlatform;
  readonly parties: readonly WorkflowParty[];
  readonly party: WorkflowParty;
  /** Shared by the sources of all companies. */
  readonly answers: Map<string, Voucher>;
}

/** A source that is faulty in one way, made of one that is not. */
export type Fault = (good: FakeWorkflowSource, setting: FaultSetting) => Partial<WorkflowSource>;

/** By topic, by the rule that is broken, and by what is wrong. */
export type Faults = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Fault>>>>>>;

/** All vouchers that single calls give, changed. */
export const showing =
  (change: (voucher: Voucher) => unknown): Fault =>
  (good) => {
    const changed = async (answer: Promise<Voucher>) => change(await answer) as Voucher;
    return {
      get: (...args) => changed(good.get(...args)),
      act: (...args) => changed(good.act(...args)),
      sign: (...args) => changed(good.sign(...args)),
      createDraft: (...args) => changed(good.createDraft(...args)),
      changeDraft: (...args) => changed(good.changeDraft(...args)),
    };
  };

/** Actions of one kind, or all, asked for in other words. */
export const acting =
  (change: (act: VoucherAct, terms: ActionTerms) => { act?: VoucherAct; terms?: ActionTerms }): Fault =>
  (good) => ({
    act: (id, act, terms, signal) => {
      const changed = change(act, terms);
      return good.act(id, changed.act ?? act, changed.terms ?? terms, signal);
    },
  });

/** Actions of one kind are said to be done, and are not. */
export const pretending =
  (kind: VoucherAct['kind']): Fault =>
  (good) => ({ act: (id, act, ...rest) => (act.kind === kind ? good.get(id) : good.act(id, act, ...rest)) });

/** Actions of one kind are never refused. */
export const neverRefusing =
  (kind: VoucherAct['kind']): Fault =>
  (good, setting) => ({
    act: (id, act, ...rest) =>
      act.kind === kind
        ? good.act(id, act, ...rest).catch(() => seenByAnybody(setting, id))
        : good.act(id, act, ...rest),
  });

/** Actions are done upon whatever is there. */
export const ignoringEtags: Fault = (good) => ({
  act: async (id, act, terms) => good.act(id, act, { ...terms, etag: (await good.get(id)).etag }),
});

export const forgettingKeys = acting((_, terms) => ({ terms: { ...terms, key: randomUUID() } }));

export const drafting =
  (change: (content: DraftContent) => DraftContent): Fault =>
  (good) => ({ createDraft: (content, ...rest) => good.createDraft(change(content), ...rest) });

type Named = DraftContent['recipients'][number];
export const naming = (change: (recipient: Named, place: number) => Partial<Recipient>) =>
  drafting((content) => ({
    ...content,
    recipients: content.recipients.map((recipient, place) => ({ ...recipient, ...change(recipient, place) })),
  }));

export const listing =
  (change: (query: WorkflowQuery) => WorkflowQuery): Fault =>
  ({ list }) => ({ list: (query, signal) => list(change(query), signal) });

export function seenByAnybody({ platform, parties, party }: FaultSetting, id: string): Voucher {
  const seen = [party, ...parties].flatMap(({ code }) => platform.visible(code).filter((voucher) => voucher.id === id));
  if (!seen[0]) throw new Error(`nobody has ${id}`);
  return seen[0];
}

export const showingToStrangers: Fault = (good, setting) => ({
  get: (id) => good.get(id).catch(() => seenByAnybody(setting, id)),
});

export const beginningAt =
  (from: (offset: number) => number): Fault =>
  (good) => ({ download: (id, file, offset, signal) => good.download(id, file, from(offset), signal) });
