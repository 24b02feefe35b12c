import type { RpcClient } from '@sealwright/core/api';
import type { pinDriverRpc } from '@sealwright/core/drivers/protocol';

export type PinClient = RpcClient<typeof pinDriverRpc>;

/** Longest PIN, in bytes of UTF-8. */
export const LONGEST_PIN = 256;

export interface LogIn {
  readonly client: PinClient;
  readonly token: string;
  /** Longest time of the call, in milliseconds. */
  readonly deadline: number | undefined;
}

/**
 * Takes the PIN out of its field, gives it to the driver, once, and overwrites its bytes. The field's own text is a
 * string, which no program in a browser can overwrite: it is let go at once.
 */
export async function logIn(field: HTMLInputElement, { client, token, deadline }: LogIn): Promise<string> {
  const pin = takePin(field);
  try {
    return await client.login(token, pin, deadline === undefined ? {} : { deadline });
  } finally {
    pin.fill(0);
  }
}

function takePin(field: HTMLInputElement): Uint8Array {
  const pin = new TextEncoder().encode(field.value);
  field.value = '';
  return pin;
}

/** Asked before the PIN is taken: what is too long is never sent. */
export function isTooLong(field: HTMLInputElement): boolean {
  // No character of UTF-16 has fewer bytes in UTF-8 than code units.
  if (field.value.length > LONGEST_PIN) return true;
  const bytes = new TextEncoder().encode(field.value);
  const tooLong = bytes.byteLength > LONGEST_PIN;
  bytes.fill(0);
  return tooLong;
}
