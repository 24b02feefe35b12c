/** The pipes between `spawnPluginHost` and its child, as both ends have to open them. */
import { WINDOW_MESSAGE_LIMIT } from '../protocol/index.ts';

export const SHELL_PIPE = { fd: 3, maxBytes: 16 * 1024 * 1024 };
/** All windows, as `openChannels` puts them into one. */
export const WINDOWS_PIPE = { fd: 4, maxBytes: WINDOW_MESSAGE_LIMIT };
