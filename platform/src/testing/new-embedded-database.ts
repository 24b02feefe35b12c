import { type Database, newDatabaseImage, openEmbeddedDatabase } from '../database/index.ts';

let image: Promise<Blob> | undefined;

/** A new database in memory with the platform's schema, copied from the first of this process; whoever opens it closes it. */
export async function newEmbeddedDatabase(): Promise<Database> {
  image ??= newDatabaseImage();
  return openEmbeddedDatabase({ image: await image });
}
