import type { SetPinRequest, UnlockRequest } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { firstQuestion, loginQuestion } from './pin-questions.ts';

/** Clears the screen and writes a question of its own. */
const HOSTILE = '\u001b[2J\r\n\u009bPIN: ';
const token = { id: 't', label: `key${HOSTILE}`, serial: `1${HOSTILE}`, manufacturer: '' };
const asked = { driver: 'soft', token, pin: { state: 'ok' } } as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal obeys
const COMMANDS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

test('no name of a file or device commands the terminal, or adds a line to the question', () => {
  const purpose = { action: 'sign', subject: `${HOSTILE}\u202efdp.exe` } as const;
  const request: UnlockRequest = { ...asked, purpose };
  expect(loginQuestion(request, 'en')).not.toMatch(COMMANDS);
  expect(loginQuestion(request, 'en').split('\n')).toHaveLength(2);
  for (const task of ['change', 'unblock'] as const) {
    const question = firstQuestion({ ...asked, task } satisfies SetPinRequest, 'en');
    expect(question).not.toMatch(COMMANDS);
    expect(question.split('\n')).toHaveLength(task === 'change' ? 2 : 3);
  }
});
