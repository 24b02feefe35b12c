export { AUDIENCE, base64, Caller, type Heard, sha256 } from './caller.ts';
export { DRAFT, draftFor, PDF, signedBy, submittedFor } from './contracts.ts';
export { describeEachDatabase, type OpenDatabase } from './each-database.ts';
export { newEmbeddedDatabase } from './new-embedded-database.ts';
export { type LabOptions, PlatformLab } from './platform-lab.ts';
export { newPostgresDatabase } from './postgres-cluster.ts';
