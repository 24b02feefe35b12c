/** The channel that needs Node. */
export * from './stream-channel.ts';
