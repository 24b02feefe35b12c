/** Channels that need Node. */
export * from './process-channel.ts';
export * from './stream-channel.ts';
