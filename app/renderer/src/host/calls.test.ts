import { defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { isStream } from './calls.ts';

test('only a method that reports and gives nothing back is a stream', () => {
  const { methods } = defineRpc('x', {
    watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.String() },
    sign: { params: Type.Tuple([]), result: Type.String(), progress: Type.Number() },
    forget: { params: Type.Tuple([]), result: Type.Void() },
  });
  expect(
    Object.entries(methods)
      .filter(([, method]) => isStream(method))
      .map(([name]) => name),
  ).toEqual(['watch']);
});
