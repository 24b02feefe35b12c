import {
  defineDecideHook,
  defineObserveHook,
  definePlugin,
  definePoint,
  defineService,
  defineTransformHook,
  Localized,
  PluginFault,
  PluginUnavailable,
  Secret,
} from '@sealwright/core/api';
import type { PluginPackage } from '@sealwright/core/kernel';
import { testPlugin } from '@sealwright/core/testkit';
import { describe, expect, test } from 'vitest';
import { expectNeighbourWorks, onlyFault, startLab, statusOf } from './fault-lab.ts';

/** What a plugin can throw that breaks whoever looks at it. */
const untouchable = new Proxy(
  {},
  {
    has() {
      throw new Error('do not ask');
    },
    get() {
      throw new Error('do not look');
    },
    getPrototypeOf() {
      throw new Error('do not climb');
    },
  },
);

interface Opened {
  read(): Promise<string>;
  lines(): AsyncIterable<string>;
  close(): Promise<void>;
}
interface Library {
  open(name: string): Promise<Opened>;
  lines(): AsyncIterable<string>;
  same(opened: Opened): boolean;
  fail(): unknown;
}
const LibraryPoint = definePoint('libraries', Localized).of<Library>({ deadline: 200 });
const LibraryService = defineService<Library>('library');

class Book implements Opened {
  readonly #text: string;
  closed = false;

  constructor(text: string) {
    this.#text = text;
  }

  async read() {
    if (this.#text === 'torn') throw new Error('a page is missing');
    return this.#text;
  }

  async *lines() {
    yield this.#text;
    throw new Error('the ink is gone');
  }

  async close() {
    this.closed = true;
  }
}

function library(thrown: () => unknown = () => undefined): { plugin: PluginPackage; books: Book[] } {
  const books: Book[] = [];
  const implementation: Library = {
    async open(name) {
      const book = new Book(name);
      books.push(book);
      return book;
    },
    async *lines() {
      yield 'one';
      throw new Error('the ink is gone');
    },
    same: (opened) => opened === books[0],
    fail() {
      throw thrown();
    },
  };
  const plugin = testPlugin(
    {
      id: 'faulty',
      provides: { library: '1.0.0' },
      contributes: { libraries: [{ id: 'town', 'zh-CN': '图书馆', en: 'library' }] },
    },
    definePlugin({
      activate({ own, provide, contribute }) {
        own(provide(LibraryService, implementation));
        own(contribute(LibraryPoint, 'town', implementation));
      },
    }),
  );
  return { plugin, books };
}

const startLibrary = async (thrown?: () => unknown) => {
  const { plugin, books } = library(thrown);
  const host = await startLab([plugin, testPlugin({ id: 'points', points: { libraries: Localized } })]);
  return { host, books, service: await host.service(LibraryService) };
};

async function readAll(lines: AsyncIterable<string>): Promise<string[]> {
  const read: string[] = [];
  for await (const line of lines) read.push(line);
  return read;
}

describe('what is thrown', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a text', 'out of order', 'out of order'],
    ['an error whose message is no text', Object.assign(new Error(), { message: 7 }), '7'],
    ['an object that breaks whoever looks at it', untouchable, 'a value that cannot be described'],
    ['what pretends to be a typed error', { [Symbol.for('sealwright.error')]: true }, '[object Object]'],
  ])('%s becomes a fault', async (_, thrown, message) => {
    const { host, service } = await startLibrary(() => thrown);
    expect(() => service.fail()).toThrow(
      expect.objectContaining({ code: 'plugin.fault', data: { plugin: 'faulty', where: 'service library', message } }),
    );
    expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', code: 'plugin.fault' });
    await expectNeighbourWorks(host);
    await host.dispose();
  });
});

describe('what is handed out', () => {
  test('an opened thing works, stays the same and is its owner’s own again when it is given back', async () => {
    const { host, service } = await startLibrary();
    const opened = await service.open('atlas');
    expect(await opened.read()).toBe('atlas');
    expect(opened).toBeInstanceOf(Book);
    expect(opened.read).toBe(opened.read);
    expect(service.same(opened)).toBe(true);
    await host.dispose();
  });

  test('its throw is a fault of its owner', async () => {
    const { host, service } = await startLibrary();
    const opened = await service.open('torn');
    await expect(opened.read()).rejects.toSatisfy(PluginFault.is);
    expect(onlyFault(host)).toMatchObject({
      plugin: 'faulty',
      where: 'service library',
      message: expect.stringContaining('a page is missing'),
    });
    await host.dispose();
  });

  test('an iterator that throws later is contained, wherever it came from', async () => {
    const { host, service } = await startLibrary();
    const contribution = await host.point(LibraryPoint).get('town')?.load();
    await expect(readAll(service.lines())).rejects.toSatisfy(PluginFault.is);
    await expect(readAll(contribution!.lines())).rejects.toMatchObject({ data: { where: 'point libraries/town' } });
    expect(host.faults.list()).toHaveLength(2);
    await host.dispose();
  });

  test('after the end of its owner the service is refused, but what it opened can still be closed', async () => {
    const { host, books, service } = await startLibrary();
    const opened = await service.open('atlas');
    const { open } = service;
    await host.plugins.disable('faulty');
    expect(() => service.open('more')).toThrow(expect.toSatisfy(PluginUnavailable.is));
    expect(() => open('more')).toThrow(expect.toSatisfy(PluginUnavailable.is));
    await opened.close();
    expect(books[0]?.closed).toBe(true);
    await host.dispose();
  });

  test('nobody changes a service for the others', async () => {
    const { host, service } = await startLibrary();
    expect(() => Object.assign(service, { open: async () => 'stolen' })).toThrow(TypeError);
    expect(() => Object.freeze(service)).toThrow(TypeError);
    expect(() => Object.setPrototypeOf(service, null)).toThrow(TypeError);
    expect(() => Reflect.deleteProperty(service, 'open')).not.toThrow();
    expect(Object.keys(service)).toEqual(['open', 'lines', 'same', 'fail']);
    expect(await (await { ...service }.open('atlas')).read()).toBe('atlas');
    await host.dispose();
  });
});

describe('the value of a hook', () => {
  interface Letter {
    readonly text: string;
    readonly to: readonly string[];
    readonly seal: Uint8Array;
    readonly copyOfSeal: Uint8Array;
    readonly password: Secret;
  }
  const Observe = defineObserveHook<Letter>('post.didSend');
  const Transform = defineTransformHook<Letter>('post.willSend');
  const Decide = defineDecideHook<Letter>('post.decide');
  interface Post {
    observe(letter: Letter): Promise<Letter>;
    transform(letter: Letter): Promise<Letter>;
    decide(letter: Letter): Promise<Letter>;
  }
  const Post = defineService<Post>('post');
  const owner = testPlugin(
    { id: 'post', provides: { post: '1.0.0' }, hooks: [Observe.id, Transform.id, Decide.id] },
    definePlugin({
      hooks: { observe: Observe, transform: Transform, decide: Decide },
      activate({ own, provide, observe, transform, decide }) {
        const post: Post = {
          observe: (letter) => observe.call(letter),
          transform: (letter) => transform.call(letter),
          decide: (letter) => decide.call(letter),
        };
        own(provide(Post, post));
      },
    }),
  );
  function letter(): Letter {
    const seal = new Uint8Array([1, 2, 3]);
    return { text: 'hello', to: ['wang'], seal, copyOfSeal: seal, password: Secret.fromText('open sesame') };
  }
  const tapper = (id: string, activate: Parameters<typeof definePlugin>[0]['activate'], taps: readonly string[]) =>
    testPlugin({ id, taps: [...taps] }, definePlugin({ activate }));

  test('a tap that writes to it is a fault, and bytes that it overwrites are its own', async () => {
    const seen: Letter[] = [];
    const host = await startLab([
      owner,
      tapper(
        'a-vandal',
        ({ own, tap }) => {
          own(
            tap(Observe, (value) => {
              value.seal.fill(0);
              (value.to as string[]).push('li');
            }),
          );
        },
        [Observe.id],
      ),
      tapper('reader', ({ own, tap }) => void own(tap(Observe, (value) => void seen.push(value))), [Observe.id]),
    ]);
    const sent = letter();
    expect(await (await host.service(Post)).observe(sent)).toBe(sent);
    expect(sent.to).toEqual(['wang']);
    expect([...sent.seal]).toEqual([1, 2, 3]);
    expect(seen[0]?.to).toEqual(['wang']);
    expect([...(seen[0]?.seal ?? [])]).toEqual([1, 2, 3]);
    expect(onlyFault(host)).toMatchObject({ plugin: 'a-vandal', where: 'hook post.didSend' });
    await host.dispose();
  });

  test('a decide tap that writes to it refuses', async () => {
    const host = await startLab([
      owner,
      tapper(
        'vandal',
        ({ own, tap }) => {
          own(
            tap(Decide, (value) => {
              (value as { text: string }).text = 'something else';
              return undefined;
            }),
          );
        },
        [Decide.id],
      ),
    ]);
    const sent = letter();
    await expect((await host.service(Post)).decide(sent)).rejects.toSatisfy(PluginFault.is);
    expect(sent.text).toBe('hello');
    await host.dispose();
  });

  test('what a transform tap does to its answer afterwards changes nothing', async () => {
    const kept: { text: string; to: string[]; seal: Uint8Array }[] = [];
    const host = await startLab([
      owner,
      tapper(
        'patient',
        ({ own, tap }) => {
          own(
            tap(Transform, (value) => {
              const next = { ...value, text: 'agreed', to: [...value.to], seal: value.seal };
              kept.push(next);
              return next;
            }),
          );
        },
        [Transform.id],
      ),
    ]);
    const sent = letter();
    const agreed = await (await host.service(Post)).transform(sent);
    kept[0]!.text = 'something else';
    kept[0]!.to.push('li');
    kept[0]!.seal.fill(0);
    expect(agreed).toMatchObject({ text: 'agreed', to: ['wang'] });
    expect([...agreed.seal]).toEqual([1, 2, 3]);
    expect([...sent.seal]).toEqual([1, 2, 3]);
    expect(agreed.copyOfSeal).toBe(agreed.seal);
    expect(agreed.password).toBe(sent.password);
    await host.dispose();
  });
});

test('a flood of faults stops the plugin, is counted in no time and hides nobody else’s', async () => {
  const Flood = defineService<{ open(): void }>('flood');
  const host = await startLab([
    testPlugin(
      { id: 'clumsy', provides: { 'clumsy.answer': '1.0.0' } },
      { activate: () => Promise.reject(new Error('bad luck')) },
    ),
    testPlugin(
      { id: 'faulty', provides: { flood: '1.0.0' } },
      definePlugin({
        activate({ own, provide }) {
          const burst = () => {
            for (let count = 0; count < 20_000; count++) {
              own({
                dispose() {
                  throw new Error('flood');
                },
              });
            }
          };
          own(provide(Flood, { open: burst }));
        },
      }),
    ),
  ]);
  await host.service(defineService('clumsy.answer')).catch(() => {});
  const flood = await host.service(Flood);
  flood.open();
  await host.plugins.disable('faulty');
  expect(statusOf(host, 'faulty')?.faults).toBe(20_000);
  expect(host.faults.list().filter(({ plugin }) => plugin === 'faulty')).toHaveLength(100);
  expect(host.faults.list()[0]).toMatchObject({ plugin: 'clumsy' });
  await host.dispose();
});

test('a disposable that never ends does not keep what was owned before it', async () => {
  const Nothing = defineService<object>('nothing');
  let ended = 0;
  const host = await startLab([
    testPlugin(
      { id: 'faulty', provides: { nothing: '1.0.0' } },
      definePlugin({
        activate({ own, provide }) {
          own({ dispose: () => void ended++ });
          own({ dispose: () => new Promise(() => {}) });
          own(provide(Nothing, {}));
        },
      }),
    ),
  ]);
  await host.service(Nothing);
  await host.plugins.disable('faulty');
  expect(ended).toBe(1);
  expect(onlyFault(host)).toMatchObject({ where: 'dispose', code: 'plugin.deadline' });
  await host.dispose();
});
