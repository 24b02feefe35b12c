import { type Static, Type } from 'typebox';

/** What the file itself knows of its document, for the case that the index does not know it. */
export const DocumentLabel = Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }), added: Type.Number() });
export type DocumentLabel = Static<typeof DocumentLabel>;
