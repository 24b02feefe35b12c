export { describeEachDatabase, type OpenDatabase } from './each-database.ts';
export { newPostgresDatabase } from './postgres-cluster.ts';
