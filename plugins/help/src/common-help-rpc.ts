/** Between the two halves of this plugin. */
import { defineRpc, HelpPageData } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** A topic that some plugin contributes. */
export const HelpTopic = Type.Object({ id: Type.String(), page: HelpPageData });
export type HelpTopic = Static<typeof HelpTopic>;

export const ProgramFacts = Type.Object({
  /** Of the program. */
  version: Type.String(),
  /** Of what it runs on; the first two in the desktop app only. */
  electron: Type.Optional(Type.String()),
  chromium: Type.Optional(Type.String()),
  node: Type.String(),
  /** Name, release and processor of the system. */
  system: Type.String(),
  /** Absolute folder. */
  profile: Type.String(),
});
export type ProgramFacts = Static<typeof ProgramFacts>;

/** The program's own licence, and those of the works of others that are inside of it. */
export const LicenceText = Type.Enum(['own', 'third-party']);
export type LicenceText = Static<typeof LicenceText>;

export const helpRpc = defineRpc('help', {
  /** Reports the contributed topics at once and after every change, until it is aborted. */
  watchTopics: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Array(HelpTopic) },
  programFacts: { params: Type.Tuple([]), result: ProgramFacts, isRepeatable: true },
  /** `null` where the text is not beside the program, as in a build that was not packaged. */
  licenceText: {
    params: Type.Tuple([LicenceText]),
    result: Type.Union([Type.String(), Type.Null()]),
    isRepeatable: true,
  },
});
