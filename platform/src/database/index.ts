export * from './database.ts';
export { type EmbeddedDatabaseOptions, newDatabaseImage, openEmbeddedDatabase } from './embedded-database.ts';
export { type Migration, readMigrations, SchemaForeign, SchemaMissing } from './migrations.ts';
export { openServerDatabase, type ServerDatabaseOptions } from './server-database.ts';
