import { expect, test } from 'vitest';
import { type Channel, memoryChannels } from './index.ts';
import { acceptChannels, openChannels } from './multiplex-channel.ts';

function pair() {
  const [left, right] = memoryChannels();
  const accepted: Channel[] = [];
  const opener = openChannels(left);
  acceptChannels(right, (channel) => accepted.push(channel));
  return { opener, accepted, right };
}

const heardBy = (channel: Channel) => {
  const heard: unknown[] = [];
  channel.receive((message) => heard.push(message));
  return heard;
};

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test('carries several channels both ways without mixing them', async () => {
  const { opener, accepted } = pair();
  const [one, two] = [opener.open(), opener.open()];
  const [heardOne, heardTwo] = [heardBy(one), heardBy(two)];
  one.send('to one');
  two.send({ bytes: new Uint8Array([1, 2]) });
  await turn();
  expect(accepted).toHaveLength(2);
  expect(heardBy(accepted[0]!)).toEqual(['to one']);
  expect(heardBy(accepted[1]!)).toEqual([{ bytes: new Uint8Array([1, 2]) }]);
  accepted[1]!.send('back to two');
  await turn();
  expect([heardOne, heardTwo]).toEqual([[], ['back to two']]);
});

test('a channel ends at both ends, whichever closes it, and the others live on', async () => {
  const { opener, accepted } = pair();
  const [one, two, three] = [opener.open(), opener.open(), opener.open()];
  await turn();
  one.dispose();
  accepted[1]!.dispose();
  await Promise.all([accepted[0]!.closed, two.closed]);
  expect(() => two.send('late')).toThrow(expect.objectContaining({ code: 'rpc.closed' }));
  three.send('still here');
  await turn();
  expect(heardBy(accepted[2]!)).toEqual(['still here']);
});

test('what is under way when a channel is closed harms nobody', async () => {
  const { opener, accepted } = pair();
  const one = opener.open();
  await turn();
  accepted[0]!.send('crosses the close');
  one.dispose();
  accepted[0]!.send('so does this');
  const two = opener.open();
  const heard = heardBy(two);
  await turn();
  accepted[1]!.send('hello');
  await turn();
  expect(heard).toEqual(['hello']);
});

test('all channels end with the whole, and none opens after it', async () => {
  const { opener, accepted, right } = pair();
  const one = opener.open();
  await turn();
  right.dispose();
  await Promise.all([one.closed, accepted[0]!.closed]);
  await opener.open().closed;
});

test.each([
  ['no list', 'hello'],
  ['an empty list', []],
  ['a list of three', [1, 2, 3]],
  ['no number', ['1', 'x']],
  ['a fraction', [1.5]],
  ['zero', [0]],
  ['data for a channel that was never opened', [1, 'x']],
  ['a skipped number', [2]],
  ['the number of a far future', [Number.MAX_SAFE_INTEGER]],
])('the accepting end cuts off a peer that sends %s', async (_, frame) => {
  const [peer, mine] = memoryChannels();
  const accepted: Channel[] = [];
  acceptChannels(mine, (channel) => accepted.push(channel));
  peer.send(frame);
  await mine.closed;
  expect(accepted).toEqual([]);
});

test.each([
  ['no list', null],
  ['data for a channel that was never opened', [2, 'x']],
  ['the end of a channel that was never opened', [2]],
])('the opening end cuts off a peer that sends %s', async (_, frame) => {
  const [peer, mine] = memoryChannels();
  const one = openChannels(mine).open();
  peer.send(frame);
  await one.closed;
});

test('a peer that opens without end is cut off', async () => {
  const [peer, mine] = memoryChannels();
  let accepted = 0;
  acceptChannels(mine, () => accepted++);
  for (let number = 1; number <= 1_001; number++) peer.send([number]);
  await mine.closed;
  expect(accepted).toBe(1_000);
});

test('a peer cannot open a channel anew that has ended', async () => {
  const [peer, mine] = memoryChannels();
  const accepted: Channel[] = [];
  acceptChannels(mine, (channel) => accepted.push(channel));
  for (const frame of [[1], [1], [1]]) peer.send(frame);
  await turn();
  expect(accepted).toHaveLength(1);
  await accepted[0]!.closed;
});
