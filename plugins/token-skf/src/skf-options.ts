import { LibraryOptions, SkfQuirks } from '@sealwright/driver-kit/libraries';
import { type Static, Type } from 'typebox';

/** What the plugin's host half tells the driver process about the library that it is for. */
export const SkfOptions = Type.Object({ ...LibraryOptions.properties, skf: Type.Optional(SkfQuirks) });
export type SkfOptions = Static<typeof SkfOptions>;
