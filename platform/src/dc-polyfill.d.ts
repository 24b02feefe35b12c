declare module 'dc-polyfill' {
  const channels: typeof import('node:diagnostics_channel');
  export default channels;
}
