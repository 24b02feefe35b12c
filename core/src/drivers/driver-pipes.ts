/** The two pipes between `forkLauncher` and its child, as both ends have to open them. */
export const HOST_PIPE = { fd: 3, maxBytes: 16 * 1024 * 1024 };
export const PIN_PIPE = { fd: 4, maxBytes: 64 * 1024, wipe: true };
