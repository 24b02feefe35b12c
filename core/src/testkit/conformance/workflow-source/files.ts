import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ByteSource, HandedFile } from '../../../api/index.ts';
import { sha256 } from '../../workflow/sha256.ts';
import type { WorkflowRules } from './bench.ts';
import { type Desk, expectWhole, handed, refused, terms } from './desks.ts';

/** Files on their way: whole, resumed, refused. */
export const fileRules: WorkflowRules = {
  'a download begins anywhere': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    const { size } = sent.file!;
    const whole = await b.fetch(sent);
    expectWhole(whole, sent.file);
    for (const offset of [1, Math.floor(size / 2), size - 1, size]) {
      expect(await b.fetch(sent, offset)).toEqual(whole.subarray(offset));
    }
  },

  'a download that was given up goes on where it stopped': async ({ desks: [a, b] }) => {
    const sent = await a.submitted([b]);
    const parts: Uint8Array[] = [];
    for await (const part of b.source.download(sent.id, sent.file!, 0)) {
      parts.push(part.subarray(0, Math.ceil(part.length / 2)));
      break;
    }
    const rest = await b.fetch(sent, parts[0]!.length);
    expectWhole(new Uint8Array(Buffer.concat([...parts, rest])), sent.file);
  },

  'what is no longer the voucher’s file is not handed out as if it were': async ({ desks: [a, b] }) => {
    const received = await b.receive(await a.submitted([b]));
    await b.sign(received);
    await refused(b.fetch(received), 'workflow.file-changed');
  },

  'handing in tells how far it is': async ({ desks: [a, b] }) => {
    const received = await b.receive(await a.submitted([b]));
    const file = await b.signed(received);
    const seen: number[] = [];
    await b.source.sign(received.id, file, terms(received.etag), (sent, size) => {
      expect(size).toBe(file.bytes.size);
      seen.push(sent);
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((x, y) => x - y));
    expect(seen.at(-1)).toBe(file.bytes.size);
  },

  'a handing in that stopped goes on under the same key, and happens once': async ({ desks: [a, b], place }) => {
    const received = await b.receive(await a.submitted([b]));
    const file = await b.signed(received);
    const once = terms(received.etag);
    const { broken, read } = interrupted(file, place.resumes);
    await expect(b.source.sign(received.id, { ...file, ...broken }, once)).rejects.toThrow();
    expect((await b.get(received)).state).toBe('signing');
    const signed = await b.source.sign(received.id, { ...file, bytes: read.source }, once);
    expect(signed).toMatchObject({ state: 'signed', file: { sha256: file.sha256, size: file.bytes.size } });
    if (place.resumes) expect(read.first).toBeGreaterThan(0);
    expectWhole(await b.fetch(signed), signed.file);
    const again = await b.source.sign(received.id, file, once);
    expect(again.revision).toBe(signed.revision);
    expect((await b.get(received)).revision).toBe(signed.revision);
  },

  'a draft whose transfer stopped goes on under the same key': async ({ desks: [a, b], place }) => {
    const [content, file, key] = [await a.content([b]), handed(await a.contract()), randomUUID()];
    const { broken, read } = interrupted(file, place.resumes);
    await expect(a.source.createDraft(content, { ...file, ...broken }, key)).rejects.toThrow();
    expect(await a.listed('draft', { text: content.name })).toEqual([]);
    const draft = await a.source.createDraft(content, { ...file, bytes: read.source }, key);
    if (place.resumes) expect(read.first).toBeGreaterThan(0);
    expectWhole(await a.fetch(draft), draft.file);
    expect(draft.file?.sha256).toBe(file.sha256);
  },

  'more seals are added before it is sent, and 还原 takes all of them back': async ({ desks: [a, b] }) => {
    const received = await b.receive(await a.submitted([b]));
    const once = await b.sign(received);
    expect(once.allowedActions).toEqual(expect.arrayContaining(['sign', 'restore', 'send']));
    const twice = await b.sign(once);
    expect(twice.state).toBe('signed');
    const before = await b.fetch(twice);
    expect(before.length).toBeGreaterThan(once.file!.size);
    const restored = await b.act(twice, { kind: 'restore' });
    expect(restored).toMatchObject({ state: 'signing', file: { sha256: received.file?.sha256 } });
    expectWhole(await b.fetch(restored), received.file);
    await refused(b.act(restored, { kind: 'send' }), 'workflow.not-signed');
    expect((await b.sign(restored)).state).toBe('signed');
  },

  'a file that does not go on where the received one ends is refused, and nothing of it is kept': async ({
    desks: [a, b],
  }) => {
    const received = await b.receive(await a.submitted([b]));
    const file = await b.signed(received);
    const bytes = await whole(file.bytes);
    const altered = bytes.slice();
    altered[100] = altered[100]! ^ 1;
    const hand = (changed: Uint8Array, part: Partial<typeof file> = {}) =>
      b.source.sign(received.id, { ...file, ...handed(changed), ...part }, terms(received.etag));
    await refused(hand(altered), 'workflow.file-refused');
    await refused(hand(await b.fetch(received)), 'workflow.file-refused');
    await refused(hand(bytes, { sha256: 'a'.repeat(64) }), 'workflow.file-refused');
    await refused(hand(bytes, { baseSha256: 'b'.repeat(64) }), 'workflow.file-refused', 'workflow.conflict');
    expect(await b.get(received)).toMatchObject({ state: 'signing', revision: received.revision });
    expect((await hand(bytes)).state).toBe('signed');
  },

  'a file of somebody whose turn it is not is refused': async ({ desks: [a, b, c] }) => {
    const sent = await a.submitted([b]);
    const received = await b.receive(sent);
    const file = await b.signed(received);
    const by = (desk: Desk) => desk.source.sign(received.id, file, terms(received.etag));
    await refused(by(a), 'workflow.not-recipient', 'workflow.transition-invalid');
    await refused(by(c), 'workflow.voucher-unknown');
    expect((await b.get(received)).revision).toBe(received.revision);
  },
};

/**
 * A file that fails in its second half, and one that notes where it is first read. Who goes on with uploads gets the first
 * half, in whatever parts it asks for; who does not may ask for all at once, and gets nothing then.
 */
function interrupted(file: HandedFile, resumes = false) {
  const half = Math.floor(file.bytes.size / 2);
  const broken: ByteSource = {
    size: file.bytes.size,
    read: async (offset, length) => {
      if (offset >= half || (!resumes && offset + length > half)) throw new Error('the file cannot be read');
      return file.bytes.read(offset, Math.min(length, half - offset));
    },
  };
  const read = {
    first: Number.POSITIVE_INFINITY,
    source: {
      size: file.bytes.size,
      read: (offset: number, length: number) => {
        read.first = Math.min(read.first, offset);
        return file.bytes.read(offset, length);
      },
    },
  };
  return { broken: { bytes: broken }, read };
}

async function whole(source: ByteSource): Promise<Uint8Array> {
  const bytes = await source.read(0, source.size);
  expect(sha256(bytes)).toHaveLength(64);
  return bytes;
}
