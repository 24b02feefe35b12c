/** Third-party plugins in the profile folder: packed files are read, kept and removed. Node only. */
export * from './profile-plugins.ts';
