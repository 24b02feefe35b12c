import { type Static, Type } from 'typebox';

/** A text in the two languages that the interface ships. Manifests, errors and reports carry both. */
export const Localized = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
export type Localized = Static<typeof Localized>;
export type Locale = keyof Localized;
