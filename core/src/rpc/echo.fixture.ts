/** An rpc with one method for each thing that the tests of channels look at. */
import { Type } from 'typebox';
import { defineError } from '../api/errors.ts';
import { bytes, defineRpc, moment, type RpcImplementation } from './index.ts';

export const NotToday = defineError<{ day: string }>('test.not-today', {
  'zh-CN': '今天（{day}）不行。',
  en: 'Not today ({day}).',
});

const Everything = Type.Object({
  text: Type.String(),
  bytes: bytes(),
  moment: moment(),
  missing: Type.Optional(Type.String()),
  none: Type.Null(),
  list: Type.Array(Type.Number()),
});

export const echo = defineRpc('echo', {
  back: { params: Everything, result: Everything },
  join: { params: Type.Tuple([Type.String(), Type.Union([Type.String(), Type.Undefined()])]), result: Type.String() },
  nothing: { params: Type.Tuple([]), result: Type.Void() },
  fail: { params: Type.Tuple([Type.Boolean()]), result: Type.Void() },
  count: { params: Type.Tuple([Type.Integer()]), result: Type.Integer(), progress: Type.Integer() },
  hang: { params: Type.Tuple([]), result: Type.Void(), progress: Type.String(), deadline: 60_000 },
  /** Sends what it is told as result and progress, fitting or not. */
  say: { params: Type.Tuple([Type.Unknown()]), result: Type.Integer(), progress: Type.Integer() },
});

export interface Heard {
  readonly onAbort?: (reason: unknown) => void;
  readonly onCall?: () => void;
}

export function echoes(heard: Heard = {}): RpcImplementation<typeof echo> {
  return {
    back: (value) => value,
    join: (left, right) => `${left}+${right}`,
    nothing: () => heard.onCall?.(),
    fail(typed) {
      if (typed) throw NotToday({ day: '周日' });
      throw new Error('the secret of the server');
    },
    count(to, { progress }) {
      for (let n = 1; n <= to; n++) progress(n);
      return to;
    },
    hang: (context) =>
      new Promise((_, reject) => {
        context.progress('begun');
        context.signal.addEventListener('abort', () => {
          heard.onAbort?.(context.signal.reason);
          reject(new Error('stopped'));
        });
      }),
    say(value, { progress }) {
      progress(value as number);
      return value as number;
    },
  };
}
