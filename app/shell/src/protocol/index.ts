/** The messages between windows, the plugin host and the shell. Runs in browsers and in Node. */
export * from './browser-shell-rpc.ts';
export * from './desktop-api.ts';
export * from './embedded-platform-rpc.ts';
export * from './new-pin.ts';
export * from './pin-page-rpc.ts';
export * from './pin-rpc.ts';
export * from './update-installer-rpc.ts';
export * from './window-entry.ts';
export * from './workbench-rpc.ts';
