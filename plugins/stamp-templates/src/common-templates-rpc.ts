/** Between the two halves of this plugin. */
import { defineRpc, Localized, StampTemplate, TemplateStamp } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const name = Type.String({ maxLength: 200 });
const path = Type.String({ minLength: 1, maxLength: 32_768 });
const flag = Type.Object({ overwrite: Type.Boolean() });

/** A template in a list. */
export const TemplateEntry = Type.Object({
  name,
  /** Seals that it places, and modes that place none: each once, in order. */
  parts: Type.Array(Localized),
});
export type TemplateEntry = Static<typeof TemplateEntry>;

/** A stamp of a template in words. */
export const StampWords = Type.Object({
  /** Of its mode. */
  title: Localized,
  wantsSeal: Type.Boolean(),
  /** Where it comes to stand, as far as its options say so by pages or words. */
  where: Type.Optional(Localized),
  /** What of it does not suit every document, or everybody. */
  notes: Type.Array(Localized),
});
export type StampWords = Static<typeof StampWords>;

export const templatesRpc = defineRpc('stamp-templates', {
  /** Reports the templates in the order of their names, at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Array(TemplateEntry) },
  /** `templates.not-found`. */
  get: { params: Type.Tuple([name]), result: StampTemplate, isRepeatable: true },
  describe: { params: Type.Tuple([Type.Array(TemplateStamp)]), result: Type.Array(StampWords), isRepeatable: true },
  /** Resolves with the name as it is kept. Errors of `StampTemplates.save`. */
  save: { params: Type.Tuple([StampTemplate, flag]), result: name },
  remove: { params: Type.Tuple([name]), result: Type.Void() },
  /** Resolves with the name as it is kept. Errors of `StampTemplates.rename`. */
  rename: { params: Type.Tuple([name, name]), result: name },
  /** Writes a file; `file.*`. */
  exportTo: {
    params: Type.Tuple([name, Type.Object({ path, overwrite: Type.Boolean() })]),
    result: Type.Void(),
  },
  /** Reads and checks a file and keeps nothing of it. `file.*`, `templates.*`. */
  read: { params: Type.Tuple([path]), result: StampTemplate, isRepeatable: true },
});
