import { defineError } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { outliveRestart } from './outlive-restart.ts';

const Closed = defineError('rpc.closed', { 'zh-CN': '断开', en: 'closed' });
const Gone = defineError('file.missing', { 'zh-CN': '没有', en: 'gone' });

test('a call that was cut off is made again', async () => {
  const call = vi.fn(async () => 'bytes').mockRejectedValueOnce(Closed({}));
  await expect(outliveRestart(call)).resolves.toBe('bytes');
  expect(call).toHaveBeenCalledTimes(2);
});

test('what the host says is not asked again', async () => {
  const call = vi.fn().mockRejectedValue(Gone({}));
  await expect(outliveRestart(call)).rejects.toMatchObject({ code: 'file.missing' });
  expect(call).toHaveBeenCalledTimes(1);
});

test('a call that ends every host is given up', async () => {
  const call = vi.fn().mockRejectedValue(Closed({}));
  await expect(outliveRestart(call)).rejects.toMatchObject({ code: 'rpc.closed' });
  expect(call).toHaveBeenCalledTimes(3);
});
