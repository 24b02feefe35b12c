/** The points that third-party plugins may contribute code to, and what is done with it on the host's side. */
import type { TSchema } from 'typebox';
import { CliCommands, type CliInvocation } from '../api/points/cli-commands.ts';
import { Commands } from '../api/points/commands.ts';
import { SealSources } from '../api/points/seal-sources.ts';
import { SignatureAlgorithms } from '../api/points/signature-algorithms.ts';
import { type Placement, StampModes, type StampPlanInput } from '../api/points/stamp-modes.ts';
import { SystemChecks } from '../api/points/system-checks.ts';
import { type HandedFile, type WorkflowEntryKey, WorkflowSources } from '../api/points/workflow-sources.ts';
import { Voucher, WorkflowCounts, WorkflowParty } from '../api/points/workflow-vouchers.ts';
import type { AnyPoint } from '../kernel/plugin-package.ts';
import {
  Account,
  Anything,
  BizTypes,
  Change,
  CliResults,
  FilePart,
  Findings,
  Nothing,
  Parties,
  Placements,
  SealList,
  TextQueries,
  Verdict,
  VoucherEvents,
  VoucherPages,
} from './answer-schemas.ts';
import type { PassedInvocation } from './runner-protocol.ts';
import { withSharedPictures } from './shared-pictures.ts';

type Method = (...args: unknown[]) => Promise<unknown>;

export interface PointDoor {
  readonly point: AnyPoint;
  /** Methods that the host calls, with the schema of what they answer. */
  readonly answers: Readonly<Record<string, TSchema>>;
  /** Methods whose answer is gone through, with the schema of what comes. */
  readonly streams?: Readonly<Record<string, TSchema>>;
  /** Members of the kind `Event<void>`. */
  readonly events?: readonly string[];
  /** What an implementation may lack. */
  readonly optional?: readonly string[];
  /** What stands between the caller and a method that needs more than passing values on. */
  readonly around?: Readonly<Record<string, (method: Method) => Method>>;
}

export const pointDoors: ReadonlyMap<string, PointDoor> = new Map(
  (
    [
      {
        point: StampModes,
        answers: { search: TextQueries, plan: Placements },
        optional: ['search'],
        around: {
          plan: (plan) => async (input) =>
            withSharedPictures((await plan(input)) as readonly Placement[], (input as StampPlanInput).seal?.picture),
        },
      },
      { point: SystemChecks, answers: { check: Findings } },
      { point: SealSources, answers: { list: SealList } },
      { point: SignatureAlgorithms, answers: { verify: Verdict } },
      {
        point: WorkflowSources,
        answers: {
          ...{ account: Account, enter: WorkflowParty, leave: Nothing },
          ...{ list: VoucherPages, inbox: VoucherPages, counts: WorkflowCounts },
          ...{ get: Voucher, events: VoucherEvents, bizTypes: BizTypes, parties: Parties },
          ...{ act: Voucher, sign: Voucher, createDraft: Voucher, changeDraft: Voucher },
        },
        streams: { download: FilePart, changes: Change },
        events: ['onDidChange'],
        optional: ['enter', 'leave', 'changes', 'onDidChange'],
        around: {
          enter: (enter) => (key, signal) => enter(lentKey(key as WorkflowEntryKey), signal),
          sign:
            (sign) =>
            (id, file, ...rest) =>
              sign(id, lentFile(file as HandedFile), ...rest),
          createDraft:
            (create) =>
            (content, file, ...rest) =>
              create(content, lentFile(file as HandedFile), ...rest),
        },
      },
      { point: Commands, answers: { run: Anything } },
      {
        point: CliCommands,
        answers: { run: CliResults },
        around: { run: (run) => (invocation) => run(passed(invocation as CliInvocation)) },
      },
    ] satisfies PointDoor[]
  ).map((door) => [door.point.id, door]),
);

/** What has to answer at once is done on the other side; an environment's secrets are not passed. */
function passed(invocation: CliInvocation): PassedInvocation {
  const { arguments: words, options, extra, locale, signal, progress } = invocation;
  return { arguments: words, options, extra, folder: invocation.path('.'), locale, signal, progress };
}

/** Nothing but proving: a key object may lead anywhere. */
function lentKey(key: WorkflowEntryKey): WorkflowEntryKey {
  const { certificates } = key;
  return { certificates, prove: (audience, nonce, signal) => key.prove(audience, nonce, signal) };
}

/** Nothing but reading: closing is left to whoever opened. */
function lentFile(file: HandedFile): HandedFile {
  const { size } = file.bytes;
  return { ...file, bytes: { size, read: (offset, length) => file.bytes.read(offset, length) } };
}
