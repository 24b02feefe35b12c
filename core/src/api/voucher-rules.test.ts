import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import {
  actedVoucher,
  agedVoucher,
  allowedVoucherActions,
  changedDraft,
  draftedVoucher,
  isVoucherVisible,
  type KeptVoucher,
  listedVouchers,
  type Recipient,
  shownVoucher,
  signedVoucher,
  VOUCHER_ACTIONS,
  Voucher,
  type VoucherAct,
  type VoucherAction,
} from './index.ts';

const [A, B, C] = ['甲', '乙', '丙'].map((name, place) => ({ code: `code-${place}`, name })) as [Party, Party, Party];
type Party = { readonly code: string; readonly name: string };
const STRANGER = { code: 'nobody', name: '丁' };
const AT = new Date('2025-04-14T10:53:15Z');
const TYPES = [{ code: 'contract', name: '电子合同' }];
const file = (by: Party, id: string) => ({
  id,
  name: 'c.pdf',
  size: 1,
  sha256: id.repeat(64).slice(0, 64),
  by: by.code,
});

function draft(recipients: readonly Pick<Recipient, 'code' | 'name' | 'role' | 'order'>[]): KeptVoucher {
  const first = { id: '1911613691439169537', initiator: A, file: file(A, '0'), at: AT };
  return draftedVoucher(first, { name: '测试合同', bizType: 'contract', recipients: [...recipients] }, TYPES);
}

const REASONED = (kind: string) => ({ kind, reason: '理由' }) as VoucherAct;
const does = (voucher: KeptVoucher, party: Party, action: VoucherAction): KeptVoucher | undefined => {
  const { name, bizType, recipients } = voucher;
  const step =
    action === 'sign'
      ? signedVoucher(voucher, party, file(party, String(voucher.revision % 10)), AT)
      : action === 'change'
        ? changedDraft(voucher, party, { name, bizType: bizType.code, recipients: [...recipients] }, TYPES)
        : actedVoucher(voucher, party, REASONED(action), AT);
  return step.voucher;
};

/** What came of it, or the code of what was thrown. */
function outcomeOf(work: () => KeptVoucher | undefined): KeptVoucher | string | undefined {
  try {
    return work();
  } catch (fault) {
    return (fault as { code?: string }).code ?? String(fault);
  }
}

/** All that can come of a voucher, each once, as parties see it; reminders and repeated signatures lead to the same. */
function reachable(start: KeptVoucher, parties: readonly Party[]): KeptVoucher[] {
  const sign = ({ phase, recipients, files }: KeptVoucher) =>
    JSON.stringify([phase, recipients.map(({ state }) => state), files.map(({ by }) => by)]);
  const found = new Map([[sign(start), start]]);
  for (const voucher of found.values()) {
    if (voucher.files.length > 4) continue;
    for (const party of parties) {
      for (const action of allowedVoucherActions(voucher, party.code)) {
        const next = does(voucher, party, action);
        if (next && !found.has(sign(next))) found.set(sign(next), next);
      }
    }
  }
  return [...found.values()];
}

const serial = draft([
  { ...B, role: 'signer', order: 1 },
  { ...C, role: 'signer', order: 2 },
]);
const parallel = draft([
  { ...B, role: 'signer', order: 1 },
  { ...C, role: 'signer', order: 1 },
]);
const mixed = draft([
  { ...B, role: 'approver', order: 1 },
  { ...A, role: 'signer', order: 2 },
  { ...C, role: 'cc', order: 1 },
]);

describe.each([
  ['one after another', serial],
  ['at the same time', parallel],
  ['an approver, then the initiator, and a copy', mixed],
])('%s', (_, start) => {
  const all = reachable(start, [A, B, C]);

  test('what is allowed can be done, what is not is refused with a reason, whoever tries', () => {
    expect(all.length).toBeGreaterThan(10);
    const faults: string[] = [];
    for (const voucher of all) {
      for (const party of [A, B, C, STRANGER]) {
        const allowed = allowedVoucherActions(voucher, party.code);
        for (const action of VOUCHER_ACTIONS) {
          const outcome = outcomeOf(() => does(voucher, party, action));
          const isCarriedOut =
            outcome === undefined
              ? action === 'delete'
              : typeof outcome === 'object' && outcome.revision === voucher.revision + (action === 'remind' ? 0 : 1);
          const isAsTold = allowed.includes(action) ? isCarriedOut : /^workflow\./.test(String(outcome));
          if (!isAsTold) faults.push(`${action} of ${party.code}: ${String(outcome)} in ${JSON.stringify(voucher)}`);
        }
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
  });

  test('each is a voucher, an ended one stays as it is, and somebody can go on with any other', () => {
    const ended = new Set(['completed', 'rejected', 'withdrawn', 'expired']);
    for (const voucher of all) {
      expect(Value.Check(Voucher, shownVoucher(voucher, A.code))).toBe(true);
      const actions = [A, B, C].flatMap(({ code }) => allowedVoucherActions(voucher, code));
      expect(actions.length > 0).toBe(!ended.has(voucher.phase));
      expect(voucher.files[0]?.id).toBe('0');
      if (voucher.phase === 'running') {
        const endAt = new Date(AT);
        expect(agedVoucher({ ...voucher, endAt }, new Date(AT.getTime() - 1)).phase).toBe('running');
        expect(allowedVoucherActions(agedVoucher({ ...voucher, endAt }, AT), B.code)).toEqual([]);
      }
    }
  });

  test('only parties see it, a draft only its initiator', () => {
    for (const voucher of all) {
      expect(isVoucherVisible(voucher, STRANGER.code)).toBe(false);
      expect(isVoucherVisible(voucher, A.code)).toBe(true);
      if (voucher.phase === 'draft') expect(isVoucherVisible(voucher, B.code)).toBe(false);
    }
  });

  test('who restores gets back the file that was received', () => {
    for (const voucher of all) {
      for (const party of [A, B, C]) {
        if (!allowedVoucherActions(voucher, party.code).includes('restore')) continue;
        const restored = does(voucher, party, 'restore');
        expect(restored?.files.length).toBeLessThan(voucher.files.length);
        expect(voucher.files.slice(0, restored?.files.length)).toEqual(restored?.files);
      }
    }
  });
});

test('pages of a list hold each voucher once, in the same order, also where the dates are the same', () => {
  const vouchers = Array.from({ length: 95 }, (_, place) => {
    const initiated = { ...serial, id: String(10n ** 18n + BigInt((place * 37) % 95)), phase: 'running' as const };
    return shownVoucher(initiated, A.code);
  });
  const pages = Array.from({ length: 10 }, (_, page) =>
    listedVouchers(vouchers, A.code, { tab: 'initiated', page: page + 1, pageSize: 10 }),
  );
  const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
  expect(ids).toEqual(
    vouchers
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
  expect(pages.every(({ total }) => total === 95)).toBe(true);
});

test.each([
  [{ createdFrom: AT }, 1],
  [{ createdTo: AT }, 0],
  [{ text: '试合' }, 1],
  [{ text: '1911613691439169537' }, 1],
  [{ text: '191161' }, 0],
  [{ text: '.*' }, 0],
  [{ bizType: '电子' }, 1],
  [{ initiator: A.code }, 1],
  [{ initiator: '乙' }, 0],
  [{ state: 'signed' as const }, 0],
])('the query %j finds %i', (query, total) => {
  const running = shownVoucher({ ...serial, phase: 'running' }, A.code);
  expect(listedVouchers([running], A.code, { tab: 'initiated', page: 1, pageSize: 10, ...query }).total).toBe(total);
});
