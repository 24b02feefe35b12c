/** The plugin host: what shells start and administer. It knows nothing of seals, keys and PDFs. */
export type { Deadlines } from './activation.ts';
export * from './activation-errors.ts';
export { ENGINE_VERSION } from './engine-version.ts';
export type { Fault, FaultReports } from './fault-book.ts';
export { checkGraph, type Graph } from './graph.ts';
export * from './graph-errors.ts';
export { type Host, type HostOptions, startHost } from './host.ts';
export type { Admission, IsolatedCode, Isolation } from './isolation.ts';
export { type Manifest, manifestOf } from './manifest.ts';
export { ManifestInvalid } from './manifest-errors.ts';
export type { LogEntry } from './plugin-log.ts';
export type { AnyDefinition, AnyPoint, InstalledPlugin, PluginPackage } from './plugin-package.ts';
export type { PackedPlugin, PluginStore } from './plugin-store.ts';
export type { QuarantineRule } from './quarantine.ts';
export { type ShellService, shellService } from './services.ts';
export type { Surroundings } from './surroundings.ts';
export { IsolationUnavailable, NameForeign, NotAdmitted } from './trust.ts';
