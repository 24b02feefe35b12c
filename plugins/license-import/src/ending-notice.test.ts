import { Emitter, type LicenceStatus, type Notice } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { EndingNotice } from './ending-notice.ts';
import type { Seen } from './licence-stores.ts';

const TERMS = { notAfter: '2026-01-08' } as Extract<LicenceStatus, { state: 'valid' }>['terms'];
const valid = (daysLeft: number): LicenceStatus => ({ state: 'valid', terms: TERMS, daysLeft });

function laboratory(first: LicenceStatus) {
  let status = first;
  let seen: Seen = { latest: 0 };
  let now = Date.parse('2026-01-01T10:00:00Z');
  const changed = new Emitter<void>();
  const notify = vi.fn<(notice: Notice) => void>();
  const withdrawNotice = vi.fn();
  const onFault = vi.fn();
  const store = {
    read: async () => seen,
    update: async (change: (before: Seen) => Seen) => {
      seen = change(seen);
      return seen;
    },
  };
  const parts = {
    keeper: { status: async () => status, onDidChange: changed.event },
    ...{ seen: store, workbench: { notify, withdrawNotice }, now: () => now, onFault },
  };
  return {
    ...{ notify, withdrawNotice, onFault },
    start: () => new EndingNotice(parts),
    change(next: LicenceStatus) {
      status = next;
      changed.fire();
    },
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

test.each([
  ['31 days before its end', valid(31), 0],
  ['30 days before its end', valid(30), 1],
  ['on its last day', valid(1), 1],
  ['after its end', { state: 'expired', terms: TERMS } satisfies LicenceStatus, 1],
  ['without a licence', { state: 'none' } satisfies LicenceStatus, 0],
])('%s', async (_, status, count) => {
  const lab = laboratory(status);
  await lab.start().dispose();
  expect(lab.notify).toHaveBeenCalledTimes(count);
  if (count > 0) expect(lab.notify.mock.calls[0]?.[0]).toMatchObject({ actions: [{ command: 'license.show' }] });
});

test('once a day, however often the program is started', async () => {
  const lab = laboratory(valid(10));
  await lab.start().dispose();
  await lab.start().dispose();
  expect(lab.notify).toHaveBeenCalledTimes(1);
  lab.pass(86_400_000);
  await lab.start().dispose();
  expect(lab.notify).toHaveBeenCalledTimes(2);
});

test('taken back when the licence was renewed', async () => {
  const lab = laboratory(valid(10));
  const notice = lab.start();
  lab.change(valid(300));
  await notice.dispose();
  expect(lab.withdrawNotice).toHaveBeenCalledWith(lab.notify.mock.calls[0]?.[0].id);
  expect(lab.onFault).not.toHaveBeenCalled();
});
