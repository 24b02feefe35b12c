/**
 * Between the page that takes the PIN and the process that opened it, on a channel of its own. These are the only messages
 * of the program's window side that hold a PIN.
 */
import { bytes, defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';
import { UnlockRequest } from './pin-rpc.ts';

/** Longest PIN, in bytes of UTF-8. */
export const LONGEST_PIN = 256;

export const pinDialogRpc = defineRpc('pin-dialog', {
  /** What is asked for, and how the page is to look. */
  request: {
    params: Type.Tuple([]),
    result: Type.Object({
      request: UnlockRequest,
      locale: Type.Enum(['zh-CN', 'en']),
      theme: Type.Enum(['light', 'dark', 'high-contrast']),
    }),
  },
  /**
   * Logs in with the PIN, once: whatever the outcome, the page has done its work and is closed by who opened it. The
   * outcome goes to who asked for the PIN. The caller overwrites its bytes.
   */
  submit: { params: Type.Tuple([bytes(LONGEST_PIN)]), result: Type.Void() },
  cancel: { params: Type.Tuple([]), result: Type.Void() },
});
