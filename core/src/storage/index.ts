/** Plugins' documents in the profile folder. Node only. */
export * from './profile-storage.ts';
export * from './storage-errors.ts';
