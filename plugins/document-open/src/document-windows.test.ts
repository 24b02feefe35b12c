import { DocumentNotOpen } from '@sealwright/core/api';
import { beforeEach, expect, test } from 'vitest';
import { DocumentWindows } from './document-windows.ts';
import { newRecord, type SessionRecord } from './session-record.ts';

const REVISION = { size: 1, fingerprint: '' };

let open: Map<string, SessionRecord>;
let windows: DocumentWindows;

beforeEach(() => {
  open = new Map();
  for (const id of ['contract', 'signed']) open.set(id, { ...newRecord(`${id}.pdf`, REVISION, 'me'), id });
  open.get('signed')!.revisions.push(REVISION);
  windows = new DocumentWindows({
    record: (id) => {
      const record = open.get(id);
      if (!record) throw DocumentNotOpen({ id });
      return record;
    },
    close: async (id) => {
      if (!open.delete(id)) throw DocumentNotOpen({ id });
    },
  });
});

/** A window; `left` is what it was told last. */
function attend(window: string, known: readonly string[] = []) {
  const ending = new AbortController();
  const attending = { left: undefined as readonly string[] | undefined, close: async () => {} };
  const ended = windows.attend(window, known, {
    signal: ending.signal,
    progress: (ids) => {
      attending.left = ids;
    },
  });
  attending.close = () => {
    ending.abort();
    return ended;
  };
  return attending;
}

test('a document that two windows show ends with the last of them', async () => {
  const [first, second] = [attend('1'), attend('2')];
  await windows.leave('1', 'contract');
  expect([...open.keys()]).toContain('contract');
  expect([first.left, second.left]).toEqual([['contract'], []]);
  expect(windows.shownBeside('1', ['contract', 'signed'])).toEqual(['contract', 'signed']);
  expect(windows.shownBeside('2', ['contract', 'signed'])).toEqual(['signed']);
  await windows.leave('2', 'contract');
  expect([...open.keys()]).toEqual(['signed']);
});

test('one that is not saved does not end when nobody was asked', async () => {
  attend('1');
  attend('2');
  await Promise.allSettled([windows.leave('1', 'signed'), windows.leave('2', 'signed')]).then(([left, last]) => {
    expect(left).toMatchObject({ status: 'fulfilled' });
    expect(last).toMatchObject({ status: 'rejected', reason: { code: 'documents.unsaved' } });
  });
  expect([...open.keys()]).toContain('signed');
  open.get('signed')!.abandoned = true;
  await windows.leave('2', 'signed');
  expect([...open.keys()]).toEqual(['contract']);
});

test('one that is opened again where it was closed stays there when the other window closes it', async () => {
  const first = attend('1');
  attend('2');
  await windows.leave('1', 'contract');
  windows.join('1', 'contract');
  expect(first.left).toEqual([]);
  await windows.leave('2', 'contract');
  expect([...open.keys()]).toContain('contract');
});

test('a window that goes away leaves its documents to the others, but not what its user gave up', async () => {
  const [first, second] = [attend('1'), attend('2')];
  await windows.leave('1', 'contract');
  await windows.leave('1', 'signed');
  open.get('signed')!.abandoned = true;
  await second.close();
  expect([...open.keys()]).toEqual(['contract']);
  expect(first.left).toEqual([]);
});

test('the last window may be loaded anew: nothing ends with it', async () => {
  await attend('1').close();
  expect(open.size).toBe(2);
  expect(attend('2').left).toEqual([]);
});

test('what was closed in a window stays closed when it is loaded anew, if another window shows it then', async () => {
  const second = attend('2');
  await attend('1').close();
  expect(attend('1 anew', ['contract']).left).toEqual(['contract']);
  await windows.leave('2', 'signed');
  expect(attend('1 once more', ['contract']).left).toEqual(['contract']);
  await second.close();
});

test('what was closed in the only window there is comes back in it', () => {
  expect(attend('1', ['contract', 'signed']).left).toEqual([]);
});
