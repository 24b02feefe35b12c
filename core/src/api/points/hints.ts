/**
 * Point `hints`: sentences for those who see a control for the first time, in a small bubble beside it. Data only: drawn by
 * `plugins/hints`, one at a time, each once, while nobody is at work, until their user switches them off.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const HintData = Type.Object({
  /** What can be done there: one or two short sentences. */
  text: Localized,
  /**
   * The control: 'tool:seam', 'view:signing.seals' or 'command:signing.submit', with ids of these points. The window marks
   * buttons of tools and commands and whole views in this way (`data-anchor`).
   */
  anchor: Type.String({ pattern: '^(tool|view|command):.+$' }),
  /** When it may come, besides the control being in sight. */
  when: Type.Optional(Type.String()),
  /** Of several that may come, the lowest does first; default 100. */
  order: Type.Optional(Type.Number()),
});
export type HintData = Static<typeof HintData>;

export const Hints = definePoint('hints', HintData).dataOnly();
