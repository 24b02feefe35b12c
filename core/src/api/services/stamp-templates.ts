/**
 * Placements that users keep under a name, for the next document and for batches: "the contract seal over 乙方盖章, the
 * date beside it". Owner: `plugins/stamp-templates`. Callers: signing, for `--template`, and the window.
 */
import { type Static, Type } from 'typebox';
import { Dictionary } from '../dictionary.ts';
import { defineError } from '../errors.ts';
import type { Event } from '../event.ts';
import { defineService } from '../token.ts';
import type { Key } from './keys.ts';
import type { StampRequest } from './signing.ts';

/** A seal as a template remembers it: the same one next month, else one that bears the same name, as on another key. */
export const TemplateSeal = Type.Object(
  {
    /** `source:id` of the seal that was placed; missing where only its name was given. */
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    name: Type.String({ minLength: 1, maxLength: 1_000 }),
  },
  { additionalProperties: false },
);
export type TemplateSeal = Static<typeof TemplateSeal>;

export const TemplateStamp = Type.Object(
  {
    /** Id of the stamp mode. */
    mode: Type.String({ minLength: 1, maxLength: 100 }),
    /** For modes that need one. */
    seal: Type.Optional(TemplateSeal),
    /** By the mode's schema. */
    options: Dictionary(Type.Union([Type.String({ maxLength: 1_000_000 }), Type.Number(), Type.Boolean()])),
  },
  { additionalProperties: false },
);
export type TemplateStamp = Static<typeof TemplateStamp>;

export const StampTemplate = Type.Object(
  {
    /** In any script, one line of up to 60 characters; unique without regard to case and width of letters. */
    name: Type.String({ minLength: 1, maxLength: 200 }),
    stamps: Type.Array(TemplateStamp, { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type StampTemplate = Static<typeof StampTemplate>;

export interface TemplateUse {
  /** That it will be signed with: seals that this key cannot use are passed over. */
  readonly key?: Key;
  /** Id or name of a seal that takes the place of all seals of the template. */
  readonly seal?: string;
}

export interface StampTemplates {
  /** In the order of their names. */
  list(): Promise<readonly StampTemplate[]>;
  /** `templates.not-found`. */
  get(name: string): Promise<StampTemplate>;
  /**
   * Keeps a template and resolves with it as it is kept. Replaces one of the same name where `overwrite` is set, else
   * rejects with `templates.exists`. Every stamp must fit its mode's schema: `templates.mode-unknown`,
   * `templates.stamp-unfit`. Also `templates.name-invalid`, `templates.too-many`, `templates.too-large`.
   */
  save(template: StampTemplate, options?: { readonly overwrite?: boolean }): Promise<StampTemplate>;
  /** `templates.not-found`. */
  remove(name: string): Promise<void>;
  /** `templates.not-found`, `templates.exists`, `templates.name-invalid`. */
  rename(name: string, to: string): Promise<StampTemplate>;
  /**
   * What signing is asked for, with the seals that are here now: for each the very one that was remembered, else the only
   * one of its name. Waits for slow devices before it says that there is none. `templates.not-found`,
   * `templates.seal-missing`, `templates.seal-ambiguous`.
   */
  stampRequests(name: string, use?: TemplateUse): Promise<readonly StampRequest[]>;
  /** Fires when templates were changed in this process. */
  readonly onDidChange: Event<void>;
}

export const StampTemplates = defineService<StampTemplates>('stamp-templates');

export const TemplateNotFound = defineError<{ name: string }>('templates.not-found', {
  'zh-CN': '没有名为“{name}”的模板，它可能已被删除或改名。',
  en: 'There is no template "{name}"; it may have been deleted or renamed.',
});
export const TemplateExists = defineError<{ name: string }>('templates.exists', {
  'zh-CN': '已有名为“{name}”的模板。请换一个名称，或覆盖它。',
  en: 'There is a template "{name}" already. Choose another name, or replace it.',
});
export const TemplateNameInvalid = defineError<{ most: number }>('templates.name-invalid', {
  'zh-CN': '模板名称应为 1 至 {most} 个字。',
  en: 'The name of a template has 1 to {most} characters.',
});
export const TooManyTemplates = defineError<{ most: number }>('templates.too-many', {
  'zh-CN': '最多保存 {most} 个模板。请先删除不再使用的模板。',
  en: 'At most {most} templates are kept. Delete those that are not used any more.',
});
export const TemplateTooLarge = defineError<{ kilobytes: number }>('templates.too-large', {
  'zh-CN': '模板内容过多（上限 {kilobytes} KB）。请减少其中的位置，或简化手写签名。',
  en: 'The template holds too much (at most {kilobytes} KB). Leave some of its places out, or simplify the handwriting.',
});
export const TemplateModeUnknown = defineError<{ mode: string; known: readonly string[] }>('templates.mode-unknown', {
  'zh-CN': '模板用到的签章方式 {mode} 没有安装，可用：{known}。',
  en: 'The template uses the seal mode {mode}, which is not installed. Known: {known}.',
});
/** `place` counts from 1; `why` and `whyZh` are the sentence of what is wrong with it. */
export const TemplateStampUnfit = defineError<{ place: number; mode: string; why: string; whyZh: string }>(
  'templates.stamp-unfit',
  {
    'zh-CN': '模板的第 {place} 项（{mode}）不正确：{whyZh}',
    en: 'Entry {place} of the template ({mode}) is wrong: {why}',
  },
);
export const TemplateSealMissing = defineError<{ template: string; seal: string }>('templates.seal-missing', {
  'zh-CN': '模板“{template}”要用的印章“{seal}”不在可用的印章中。请插入存有该印章的密钥，或另选一枚印章。',
  en: 'The seal "{seal}" of the template "{template}" is not among the usable seals. Plug in the key that holds it, or choose another seal.',
});
export const TemplateSealAmbiguous = defineError<{ template: string; seal: string; matches: readonly string[] }>(
  'templates.seal-ambiguous',
  {
    'zh-CN': '模板“{template}”要用的印章“{seal}”有多枚同名：{matches}。请指定其中一枚。',
    en: 'Several seals bear the name "{seal}" that the template "{template}" asks for: {matches}. Say which one.',
  },
);
