/** The points that third-party plugins may contribute code to, and what is done with it on the host's side. */
import type { TSchema } from 'typebox';
import { CliCommands, type CliInvocation } from '../api/points/cli-commands.ts';
import { Commands } from '../api/points/commands.ts';
import { SealSources } from '../api/points/seal-sources.ts';
import { SignatureAlgorithms } from '../api/points/signature-algorithms.ts';
import { type Placement, StampModes, type StampPlanInput } from '../api/points/stamp-modes.ts';
import { SystemChecks } from '../api/points/system-checks.ts';
import { WorkflowSources } from '../api/points/workflow-sources.ts';
import type { AnyPoint } from '../kernel/plugin-package.ts';
import {
  Anything,
  CliResults,
  Findings,
  Placements,
  SealList,
  TextQueries,
  Verdict,
  VoucherAnswer,
  VoucherPage,
} from './answer-schemas.ts';
import type { PassedInvocation } from './runner-protocol.ts';
import { withSharedPictures } from './shared-pictures.ts';

type Method = (...args: unknown[]) => Promise<unknown>;

export interface PointDoor {
  readonly point: AnyPoint;
  /** Methods that the host calls, with the schema of what they answer. */
  readonly answers: Readonly<Record<string, TSchema>>;
  /** Those that an implementation may lack. */
  readonly optional?: readonly string[];
  /** What stands between the caller and a method that needs more than passing values on. */
  readonly around?: Readonly<Record<string, (method: Method) => Method>>;
}

const voucher = VoucherAnswer;

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
        answers: { list: VoucherPage, receive: voucher, submit: voucher, send: voucher, reject: voucher },
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
