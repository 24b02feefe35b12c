import { describe, expect, test, vi } from 'vitest';
import { type Disposable, defineError, Emitter, type Event, Secret } from '../../api/index.ts';
import type { Channel } from '../channel.ts';
import { memoryChannels } from '../memory-channel.ts';
import { ObjectPeer, type ObjectPeerOptions } from './object-peer.ts';

const TooLate = defineError<{ hour: number }>('test.too-late', {
  'zh-CN': '{hour} 点太晚了。',
  en: '{hour} is too late.',
});

type Calls = Record<string, (...args: never[]) => unknown>;

/** Two ends; `serve` is what the far one offers. */
function connected<T extends object>(serve: T, options: Partial<ObjectPeerOptions> = {}) {
  const [near, far] = memoryChannels();
  const names = Object.keys(serve) as (keyof T & string)[];
  const nearPeer = new ObjectPeer(near, { root: {}, methods: [], instances: true, ...options });
  const farPeer = new ObjectPeer(far, { root: serve, methods: names, instances: true });
  return { near, far, nearPeer, farPeer, root: nearPeer.root<Promised<T>>(names) };
}

type Promised<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

/** Lets all messages that are under way arrive. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('what is passed', () => {
  test('plain data comes as it went', async () => {
    const { root } = connected({ back: (value: unknown) => value });
    const value = {
      text: '印章',
      number: 1.5,
      none: null,
      list: [1, 'two', undefined, { three: true }],
      bytes: new Uint8Array([1, 2, 3]),
      time: new Date(5),
      $: 'a member of that name',
      nested: { $: { $: 1 } },
    };
    expect(await root.back(value)).toEqual(value);
  });

  test('bytes go without the memory around them, and the same ones once', async () => {
    const seen: unknown[] = [];
    const { root, near } = connected({
      back: (value: readonly Uint8Array[]) => value.map((each) => each === value[0]),
    });
    const send = near.send.bind(near);
    vi.spyOn(near, 'send').mockImplementation((message) => {
      seen.push(message);
      send(message);
    });
    const view = new Uint8Array([9, 8, 7, 6]).subarray(1, 3);
    expect(await root.back([view, view])).toEqual([true, true]);
    const [[, , , , [[bytes, again]]]] = seen as [[unknown, unknown, unknown, unknown, [[Uint8Array, unknown]]]];
    expect(bytes.buffer.byteLength).toBe(2);
    expect(again).toEqual({ $: 'again', place: 0 });
  });

  test('objects are called where they are, with what they hold', async () => {
    class Counter {
      private count = 3;
      next() {
        return ++this.count;
      }
    }
    const { root } = connected({
      document: (pages: number) => ({ pageCount: pages, page: async (index: number) => ({ index }) }),
      use: async (counter: { next(): Promise<number> }) => [await counter.next(), await counter.next()],
    });
    const document = await root.document(7);
    expect(document.pageCount).toBe(7);
    expect(await document.page(2)).toEqual({ index: 2 });
    expect(Object.isFrozen(document)).toBe(true);
    expect(await root.use(new Counter() as never)).toEqual([4, 5]);
  });

  test('an object that comes back is the object itself', async () => {
    const lent = { name: () => 'it' };
    const { root } = connected({ lend: () => lent, isSame: (object: unknown) => object === lent });
    expect(await root.isSame(await root.lend())).toBe(true);
  });

  test('events are subscribed to at once, and no longer after their disposal', async () => {
    const emitter = new Emitter<number>();
    const source = { onDidCount: emitter.event };
    const { root } = connected({ source: () => source });
    const { onDidCount } = (await root.source()) as { onDidCount: Event<number> };
    const heard: number[] = [];
    const listening = onDidCount((value) => void heard.push(value));
    await settled();
    emitter.fire(1);
    await settled();
    await listening.dispose();
    emitter.fire(2);
    await settled();
    expect(heard).toEqual([1]);
  });

  test('an iteration goes item by item, whether it is given at once or promised, and ends where it is left', async () => {
    let ended = 0;
    async function* count() {
      try {
        for (let n = 1; ; n++) yield n;
      } finally {
        ended++;
      }
    }
    const { root, farPeer } = connected({ count, promised: async () => count() });
    const seen: number[] = [];
    for await (const n of root.count() as unknown as AsyncIterable<number>) {
      seen.push(n);
      if (n === 3) break;
    }
    for await (const n of (await root.promised()) as unknown as AsyncIterable<number>) {
      seen.push(n);
      if (n === 2) break;
    }
    expect(seen).toEqual([1, 2, 3, 1, 2]);
    expect(ended).toBe(2);
    await settled();
    // The root, and the two objects that were gone through: those go when nobody refers to them.
    expect(farPeer.lentObjects).toBeLessThanOrEqual(3);
  });

  test('a signal aborts the work on the other side, with its reason', async () => {
    const reasons: unknown[] = [];
    const { root } = connected({
      work: (signal: AbortSignal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reasons.push(signal.reason);
            reject(signal.reason);
          });
        }),
    });
    const controller = new AbortController();
    const working = root.work(controller.signal);
    await settled();
    controller.abort(TooLate({ hour: 22 }));
    await expect(working).rejects.toSatisfy(TooLate.is);
    expect(reasons).toEqual([expect.objectContaining({ data: { hour: 22 } })]);
    const aborted = AbortSignal.abort();
    await expect(
      connected({ isAborted: (signal: AbortSignal) => signal.aborted }).root.isAborted(aborted),
    ).resolves.toBe(true);
  });

  test.each([
    ['a secret', Secret.fromText('123456')],
    ['a secret deep inside', { options: [{ password: Secret.fromText('123456') }] }],
    ['a map', new Map()],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve()],
    ['other numbers in bytes', new Float64Array(2)],
  ])('%s is not', async (_, value) => {
    const called = vi.fn();
    const { root } = connected({ take: called });
    await expect(root.take(value)).rejects.toMatchObject({ code: 'rpc.not-passable' });
    expect(called).not.toHaveBeenCalled();
  });

  test('an instance of a class is not, where only what was picked by hand may go', async () => {
    class Engine {
      keys = ['private'];
      start() {}
    }
    const { root } = connected({ take: (value: unknown) => value }, { instances: false });
    await expect(root.take(new Engine())).rejects.toMatchObject({ code: 'rpc.not-passable' });
    expect(await root.take({ start() {} })).toMatchObject({ start: expect.any(Function) });
  });

  test('what is too deep is refused on this side', async () => {
    const { root } = connected({ take: () => {} } as Calls);
    const circle: { self?: unknown } = {};
    circle.self = circle;
    await expect(root.take!(circle as never)).rejects.toMatchObject({ code: 'rpc.not-passable' });
  });
});

describe('errors', () => {
  test('typed ones come back equal, others as their name and text', async () => {
    const { root } = connected({
      typed: () => {
        throw TooLate({ hour: 23 });
      },
      bare: () => {
        throw new RangeError('out of it');
      },
      odd: () => {
        throw {
          get message() {
            throw new Error('do not look');
          },
        };
      },
      nothing: () => Promise.reject(undefined),
      value: () => TooLate({ hour: 1 }),
    });
    await expect(root.typed()).rejects.toMatchObject({ code: 'test.too-late', data: { hour: 23 } });
    await expect(root.bare()).rejects.toMatchObject({ name: 'RangeError', message: 'out of it' });
    await expect(root.odd()).rejects.toMatchObject({ message: 'what was thrown cannot be shown' });
    await expect(root.nothing()).rejects.toBeInstanceOf(Error);
    expect(await root.value()).toSatisfy(TooLate.is);
  });

  test('an answer that cannot be passed is an error of the call', async () => {
    const { root } = connected({ give: () => new Map([['a', 1]]) });
    await expect(root.give()).rejects.toMatchObject({ code: 'rpc.not-passable' });
  });

  test('the end of the channel ends what waits and what comes later', async () => {
    const { root, far } = connected({ wait: () => new Promise(() => {}) });
    const waiting = root.wait();
    await settled();
    far.dispose();
    await expect(waiting).rejects.toMatchObject({ code: 'rpc.closed' });
    await expect(root.wait()).rejects.toMatchObject({ code: 'rpc.closed' });
  });
});

describe('what is lent', () => {
  test('with a call can be used until it ends', async () => {
    let kept: (() => Promise<number>) | undefined;
    const { root, nearPeer } = connected({
      keep: async (give: () => Promise<number>) => {
        kept = give;
        return give();
      },
    });
    expect(await root.keep((async () => 5) as never)).toBe(5);
    expect(nearPeer.lentObjects).toBe(1);
    await expect(kept!()).rejects.toMatchObject({ code: 'rpc.released' });
  });

  test('for an object lives as long as that object', async () => {
    const { root, nearPeer } = connected({
      watch: (listener: (n: number) => void): { fire(): void } & Disposable => ({
        fire: () => listener(1),
        dispose() {},
      }),
    });
    const heard = vi.fn();
    const watch = await root.watch(heard);
    await watch.fire();
    await settled();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(nearPeer.lentObjects).toBe(2);
    await watch.dispose();
    await settled();
    expect(nearPeer.lentObjects).toBe(1);
  });

  test('has a limit', async () => {
    const { root } = connected({ open: () => ({ read() {} }) });
    const opened: unknown[] = [];
    const open = async () => {
      for (let n = 0; n < 5_000; n++) opened.push(await root.open());
    };
    await expect(open()).rejects.toMatchObject({ code: 'rpc.too-many-objects' });
    expect(opened.length).toBeGreaterThan(1_000);
  });

  test('can be called by the methods that were announced and no others', async () => {
    const secret = vi.fn();
    const { near } = connected({});
    near.dispose();
    const [left, right] = memoryChannels();
    new ObjectPeer(right, { root: { open() {}, secret }, methods: ['open'], instances: true });
    const answers: unknown[] = [];
    left.receive((message) => void answers.push(message));
    for (const [number, method] of ['secret', 'constructor', '__proto__', 'toString', ''].entries())
      left.send(['call', number, 1, method, []]);
    left.send(['call', 9, 77, 'open', []]);
    await settled();
    expect(secret).not.toHaveBeenCalled();
    expect(answers).toHaveLength(6);
    for (const answer of answers) expect(answer).toMatchObject(['failed', expect.any(Number), { $: 'error' }]);
  });
});

describe('a peer that does not keep to the rules is cut off', () => {
  const rules: [string, unknown][] = [
    ['no list', 'hello'],
    ['an unknown kind', ['shout']],
    ['an answer to nothing', ['answer', 7, null]],
    ['a release of the root', ['release', [1]]],
    ['a call without arguments', ['call', 1, 1, 'take']],
    ['a mark that nobody makes', ['call', 1, 1, 'take', [{ $: 'code', text: 'exit()' }]]],
    ['a method called then', ['call', 1, 1, 'take', [{ $: 'object', id: 1, methods: ['then'], members: {} }]]],
    ['a function then', ['call', 1, 1, 'take', [Object.fromEntries([['then', { $: 'function', id: 1 }]])]]],
    ['a function toString', ['call', 1, 1, 'take', [{ toString: { $: 'function', id: 1 } }]]],
    ['an error with an odd code', ['call', 1, 1, 'take', [{ $: 'error', record: { code: 1 } }]]],
    ['an object of another kind', ['call', 1, 1, 'take', [new Map()]]],
    ['a value too deep', ['call', 1, 1, 'take', [deep(200)]]],
    ['too many objects', ['call', 1, 1, 'take', [Array.from({ length: 300 }, (_, id) => ({ $: 'function', id }))]]],
  ];

  test.each(rules)('%s', async (_, message) => {
    const { left, onViolation, taken } = serving();
    left.send(message);
    await expect(left.closed).resolves.toBeUndefined();
    expect(onViolation).toHaveBeenCalledExactlyOnceWith('malformed');
    expect(taken).not.toHaveBeenCalled();
  });

  test('an answer that nobody makes, and the call with it', async () => {
    const [left, right] = memoryChannels();
    const peer = new ObjectPeer(right, { root: {}, methods: [], instances: false });
    left.receive(() => left.send(['answer', 1, new Map()]));
    await expect(peer.root<{ ask(): Promise<void> }>(['ask']).ask()).rejects.toMatchObject({ code: 'rpc.closed' });
  });

  test('a flood', async () => {
    // However long it takes on this machine, it comes within a second.
    vi.spyOn(Date, 'now').mockReturnValue(1_000_000);
    const { left, onViolation } = serving();
    for (let n = 0; n < 50_010; n++) left.send(['release', []]);
    await left.closed;
    expect(onViolation).toHaveBeenCalledExactlyOnceWith('flood');
    vi.restoreAllMocks();
  });

  function serving(): { left: Channel; onViolation: ReturnType<typeof vi.fn>; taken: ReturnType<typeof vi.fn> } {
    const [left, right] = memoryChannels();
    const onViolation = vi.fn();
    const taken = vi.fn();
    new ObjectPeer(right, { root: { take: taken }, methods: ['take'], instances: false, onViolation });
    left.receive(() => {});
    return { left, onViolation, taken };
  }

  function deep(levels: number): unknown {
    return levels === 0 ? 1 : [deep(levels - 1)];
  }
});
