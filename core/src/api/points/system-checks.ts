/**
 * Point `systemChecks`: what has to be right on this machine for signing (drivers, reader service, keys, clock, fonts,
 * addresses). Called by `plugins/system-check` in the plugin host, when its user starts a check; all at once, each with a
 * deadline of 30 seconds. A check changes nothing. One that throws or overruns is listed as "could not be checked", with
 * its reason.
 */
import { type Static, Type } from 'typebox';
import type { Fact } from '../fact.ts';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const SystemCheckData = Type.Object({
  title: Localized,
  /** Under which heading it is listed. */
  group: Type.Union([
    /** Drivers, libraries, reader service. */
    Type.Literal('drivers'),
    /** Plugged keys, their certificates and seals. */
    Type.Literal('keys'),
    /** Clock, disk, fonts, the system itself. */
    Type.Literal('machine'),
    /** Contract platform, timestamps, revocation, updates. */
    Type.Literal('network'),
    /** The program: licence, plugins, profile. */
    Type.Literal('program'),
  ]),
  /** Lower comes first within its group; default 100. */
  order: Type.Optional(Type.Number()),
});
export type SystemCheckData = Static<typeof SystemCheckData>;

export interface SystemCheckFinding {
  /**
   * - `passed`: as it should be.
   * - `notice`: works, and there is something to know.
   * - `warning`: signing works, and something will go wrong sooner or later.
   * - `failed`: signing, or part of it, does not work.
   * - `not-checked`: it could not be told, or does not apply here; the sentence says why.
   */
  readonly verdict: 'passed' | 'notice' | 'warning' | 'failed' | 'not-checked';
  /** For an office clerk: what is so, and for everything but `passed` what to do. */
  readonly sentence: Localized;
  /** What support will ask for. Never secrets. */
  readonly facts?: readonly Fact[];
  /** Ways to mend it: buttons that run a command of either point. */
  readonly repairs?: readonly { readonly title: Localized; readonly command: string; readonly argument?: unknown }[];
}

export interface SystemCheck {
  /** One finding per thing that was looked at, such as each plugged key; none where there is nothing to look at. */
  check(signal?: AbortSignal): Promise<readonly SystemCheckFinding[]>;
}

export const SystemChecks = definePoint('systemChecks', SystemCheckData).of<SystemCheck>({ deadline: 30_000 });
