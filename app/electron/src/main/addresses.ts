/** The program's own scheme: its pages come from the build and from nowhere else. */
export const SCHEME = 'sealwright';
export const WORKBENCH_ORIGIN = `${SCHEME}://workbench`;
export const PIN_ORIGIN = `${SCHEME}://pin`;
export const PRINT_ORIGIN = `${SCHEME}://print`;

/** Where a frame stands, as Electron tells it about the sender of a message. */
export interface SenderFrame {
  readonly url: string;
  /** `null` for the main frame of its window. */
  readonly parent: unknown;
}

/** Whether a message comes from the main frame of a page of that origin; the frame is missing when it is gone already. */
export function isSentFrom(origin: string, frame: SenderFrame | null | undefined): boolean {
  return frame != null && frame.parent === null && isWithin(origin, frame.url);
}

/** Whether an address belongs to an origin of the own scheme. */
export function isWithin(origin: string, address: string): boolean {
  // Not by URL.origin: Node says "null" for schemes that it does not know.
  return address === origin || address.startsWith(`${origin}/`);
}

/**
 * The address to open in the user's browser, or `undefined` for one that may not be opened: only https, without a user
 * name in it, which can make an address look like another.
 */
export function externalAddress(address: string): string | undefined {
  const url = parsed(address);
  const isAllowed = url?.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
  return isAllowed ? url.href : undefined;
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
