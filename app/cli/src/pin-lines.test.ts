import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { PinLines } from './pin-lines.ts';

const streamOf = (...chunks: readonly string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const texts = async (stream: Readable, count: number) =>
  (await new PinLines(stream).take(count)).map((pin) => Buffer.from(pin).toString());

test.each([
  ['lines', ['1234\n5678\n']],
  ['lines of Windows', ['1234\r\n5678\r\n']],
  ['a last line without an end', ['1234\n5678']],
  ['bytes that come one by one', [...'1234\r\n5678\n']],
  ['more lines than are asked for', ['1234\n5678\n9999\n']],
])('reads a PIN a line from %s', async (_, chunks) => {
  expect(await texts(streamOf(...chunks), 2)).toEqual(['1234', '5678']);
});

test.each([
  ['in one piece', ['1234\r\n5678\r\n9\n']],
  ['byte by byte', [...'1234\r\n5678\r\n9\n']],
  ['without an end', ['1234\n56', '78\n9']],
])('gives each question the next line of a stream that comes %s', async (_, chunks) => {
  const lines = new PinLines(streamOf(...chunks));
  const [first, ...others] = [lines.take(1), lines.take(1), lines.take(1)];
  const pins = [await first, ...(await Promise.all(others))].flat();
  expect(pins.map((pin) => Buffer.from(pin!).toString())).toEqual(['1234', '5678', '9']);
  await expect(lines.take(1)).rejects.toMatchObject({ code: 'pin.empty' });
});

test('overwrites every buffer that it read', async () => {
  const chunks = [Buffer.from('1234\n56'), Buffer.from('78\n9')];
  const pins = await new PinLines(Readable.from(chunks)).take(2);
  expect(chunks.map((chunk) => chunk.every((byte) => byte === 0))).toEqual([true, true]);
  expect(pins.map((pin) => Buffer.from(pin).toString())).toEqual(['1234', '5678']);
});

test.each([
  ['a missing line', ['1234\n'], 'pin.empty'],
  ['an empty line', ['\n5678\n'], 'pin.empty'],
  ['nothing', [], 'pin.empty'],
  ['a line that is too long', ['1234\n', '9'.repeat(257), '\n'], 'pin.too-long'],
])('refuses %s', async (_, chunks, code) => {
  await expect(new PinLines(streamOf(...chunks)).take(2)).rejects.toMatchObject({ code });
});

test('a stream that fails is told without what was read', async () => {
  const stream = Readable.from(
    (async function* () {
      yield Buffer.from('1234\n');
      throw Object.assign(new Error('read 1234'), { code: 'EIO' });
    })(),
  );
  await expect(new PinLines(stream).take(2)).rejects.toMatchObject({ code: 'pin.unreadable', data: { reason: 'EIO' } });
});

test('gives up when it is told to', async () => {
  const controller = new AbortController();
  const stream = new Readable({ read() {} });
  const reading = new PinLines(stream).take(1, controller.signal);
  controller.abort();
  await expect(reading).rejects.toMatchObject({ code: 'pin.cancelled' });
});

test('lets the stream go at the end, so that the program ends', async () => {
  const stream = new Readable({ read() {} });
  stream.push('1234\n5678\n');
  const lines = new PinLines(stream);
  await lines.take(1);
  lines.end();
  expect(stream.destroyed).toBe(true);
});
