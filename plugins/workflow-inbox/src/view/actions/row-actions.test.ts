import type { Voucher, VoucherAction } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { rowActions } from './row-actions.ts';

const of = (allowedActions: readonly VoucherAction[], rest: Partial<Voucher> = {}) =>
  rowActions({ voucher: { allowedActions, source: 'server', state: 'signing', file: {}, ...rest } as Voucher });

test('as the guide has it, a contract that is being signed offers 签署 发送 拒签', () => {
  expect(of(['sign', 'reject']).main).toEqual(['sign', 'send', 'reject']);
  expect(of(['sign', 'send', 'reject', 'restore'])).toEqual({
    main: ['sign', 'send', 'reject'],
    more: ['view', 'restore', 'details', 'saveCopy', 'copyNumber'],
  });
});

test('what waits to be received can be received, and not read before', () => {
  expect(of(['receive'])).toEqual({ main: ['receive'], more: ['details', 'copyNumber'] });
});

test('who began it looks at it, reminds and withdraws', () => {
  expect(of(['remind', 'withdraw']).main).toEqual(['view', 'remind', 'withdraw']);
  expect(of([]).main).toEqual(['view']);
});

test('a file of this computer is signed, sent, deleted; a draft is sent, edited, deleted', () => {
  expect(of(['sign', 'send', 'delete'], { source: 'local' }).main).toEqual(['sign', 'send', 'delete']);
  expect(of(['submit', 'change', 'delete'], { state: 'draft' }).main).toEqual(['send', 'edit', 'delete']);
});
