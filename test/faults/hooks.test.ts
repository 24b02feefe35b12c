import {
  defineDecideHook,
  defineError,
  defineObserveHook,
  definePlugin,
  defineService,
  defineTransformHook,
  type Hook,
  type HookKind,
  PluginDeadline,
  PluginFault,
  type Tap,
  TapUnavailable,
} from '@sealwright/core/api';
import type { PluginPackage } from '@sealwright/core/kernel';
import { type TestHost, testPlugin } from '@sealwright/core/testkit';
import { describe, expect, test } from 'vitest';
import { expectNeighbourWorks, never, onlyFault, startLab, statusOf } from './fault-lab.ts';

const DidSend = defineObserveHook<string>('mail.didSend', { deadline: 150 });
const WillSend = defineTransformHook<string>('mail.willSend', { deadline: 150 });
const Decide = defineDecideHook<string>('mail.decide', { deadline: 150 });

interface Mail {
  observe(text: string): Promise<string>;
  transform(text: string): Promise<string>;
  decide(text: string): Promise<string>;
}
const Mail = defineService<Mail>('mail');

const mail = testPlugin(
  { id: 'mail', provides: { mail: '1.0.0' }, hooks: [DidSend.id, WillSend.id, Decide.id] },
  definePlugin({
    hooks: { didSend: DidSend, willSend: WillSend, decide: Decide },
    activate({ own, provide, didSend, willSend, decide }) {
      own(
        provide(Mail, {
          observe: (text) => didSend.call(text),
          transform: (text) => willSend.call(text),
          decide: (text) => decide.call(text),
        }),
      );
    },
  }),
);

/** A plugin that taps one hook. */
function tapper<K extends HookKind>(id: string, hook: Hook<K, string>, tap: Tap<K, string>, stage = 0): PluginPackage {
  return testPlugin(
    { id, taps: [hook.id] },
    definePlugin({
      activate(context) {
        context.own(context.tap(hook, tap, { stage }));
      },
    }),
  );
}

const broken = (id: string, hook: Hook<HookKind, string>) =>
  testPlugin({ id, taps: [hook.id] }, { activate: () => Promise.reject(new Error('bad luck')) });

async function startMail(...plugins: PluginPackage[]): Promise<{ host: TestHost; service: Mail }> {
  const host = await startLab([mail, ...plugins]);
  return { host, service: await host.service(Mail) };
}

const Refused = defineError<{ by: string }>('test.refused', { 'zh-CN': '{by} 拒绝', en: '{by} refuses' });
const explode = () => {
  throw new Error('boom');
};

describe('observe', () => {
  test.each<[string, Tap<'observe', string>, string]>([
    ['throws', explode, 'plugin.fault'],
    ['never returns', () => never, 'plugin.deadline'],
  ])('a tap that %s is skipped and named', async (_, tap, code) => {
    const heard: string[] = [];
    const { host, service } = await startMail(
      tapper('faulty', DidSend, tap),
      tapper('later', DidSend, (text) => void heard.push(text)),
    );
    expect(await service.observe('letter')).toBe('letter');
    expect(heard).toEqual(['letter']);
    expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'hook mail.didSend', code });
    await expectNeighbourWorks(host);
    await host.dispose();
  });

  test('a typed error of a tap is named as a warning', async () => {
    const { host, service } = await startMail(
      tapper('faulty', DidSend, () => {
        throw Refused({ by: 'faulty' });
      }),
    );
    expect(await service.observe('letter')).toBe('letter');
    expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', code: 'test.refused', severity: 'warning' });
    await host.dispose();
  });

  test('a plugin that fails to start is skipped', async () => {
    const { host, service } = await startMail(broken('faulty', DidSend));
    expect(await service.observe('letter')).toBe('letter');
    expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'activate' });
    await host.dispose();
  });
});

describe('transform', () => {
  test('taps run by stage, then by plugin id, and each gets what the one before it gave', async () => {
    const add = (letter: string) => (text: string) => text + letter;
    const { host, service } = await startMail(
      tapper('zoe', WillSend, add('z'), -1),
      tapper('ben', WillSend, add('b')),
      tapper('ann', WillSend, add('a')),
      tapper('aaa', WillSend, add('!'), 5),
    );
    expect(await service.transform('')).toBe('zab!');
    await host.dispose();
  });

  test.each<[string, Tap<'transform', string>, (error: unknown) => boolean]>([
    ['throws', explode, PluginFault.is],
    ['never returns', () => never, PluginDeadline.is],
    ['returns nothing', () => undefined as unknown as string, PluginFault.is],
  ])('a tap that %s aborts the operation', async (_, tap, isExpected) => {
    let went = 0;
    const count = (text: string) => {
      went++;
      return text;
    };
    const { host, service } = await startMail(tapper('faulty', WillSend, tap), tapper('later', WillSend, count));
    await expect(service.transform('letter')).rejects.toSatisfy(isExpected);
    expect(went).toBe(0);
    expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'hook mail.willSend' });
    await expectNeighbourWorks(host);
    await host.dispose();
  });

  test('a plugin that fails to start aborts it too, until the user disables it', async () => {
    const { host, service } = await startMail(broken('faulty', WillSend));
    await expect(service.transform('letter')).rejects.toSatisfy(TapUnavailable.is);
    await host.plugins.disable('faulty');
    expect(await service.transform('letter')).toBe('letter');
    await host.dispose();
  });
});

describe('decide', () => {
  test('without objection the value passes unchanged', async () => {
    const { host, service } = await startMail(tapper('calm', Decide, () => undefined));
    expect(await service.decide('letter')).toBe('letter');
    await host.dispose();
  });

  test('the first refusal wins', async () => {
    let asked = 0;
    const { host, service } = await startMail(
      tapper('first', Decide, async () => Refused({ by: 'first' })),
      tapper('second', Decide, () => {
        asked++;
        return Refused({ by: 'second' });
      }),
    );
    await expect(service.decide('letter')).rejects.toMatchObject({ code: 'test.refused', data: { by: 'first' } });
    expect(asked).toBe(0);
    expect(host.faults.list()).toEqual([]);
    await host.dispose();
  });

  test.each<[string, Tap<'decide', string>, (error: unknown) => boolean]>([
    ['throws', explode, PluginFault.is],
    ['never returns', () => never, PluginDeadline.is],
    ['answers what is no answer', () => true as unknown as undefined, PluginFault.is],
  ])('a tap that %s refuses', async (_, tap, isExpected) => {
    const { host, service } = await startMail(
      tapper('faulty', Decide, tap),
      tapper('calm', Decide, () => undefined),
    );
    await expect(service.decide('letter')).rejects.toSatisfy(isExpected);
    expect(onlyFault(host)).toMatchObject({ plugin: 'faulty', where: 'hook mail.decide' });
    await expectNeighbourWorks(host);
    await host.dispose();
  });

  test('a tap made for another kind of hook refuses', async () => {
    const lookalike = defineObserveHook<string>(Decide.id);
    const { host, service } = await startMail(tapper('faulty', lookalike, () => {}));
    await expect(service.decide('letter')).rejects.toSatisfy(PluginFault.is);
    await host.dispose();
  });

  test('a plugin that fails to start refuses until the user disables it', async () => {
    const { host, service } = await startMail(broken('faulty', Decide));
    await expect(service.decide('letter')).rejects.toMatchObject({
      code: 'hook.tap-unavailable',
      data: { plugin: 'faulty', hook: 'mail.decide' },
    });
    expect(statusOf(host, 'faulty')).toMatchObject({ state: 'failed' });
    await host.plugins.disable('faulty');
    expect(await service.decide('letter')).toBe('letter');
    await host.dispose();
  });

  test('a plugin that was left out because of what it requires refuses as well', async () => {
    const { host, service } = await startMail(
      testPlugin({ id: 'policy', taps: [Decide.id], requires: { 'not.there': '*' } }, { activate() {} }),
    );
    await expect(service.decide('letter')).rejects.toMatchObject({ data: { plugin: 'policy' } });
    await host.dispose();
  });

  test('a quarantined plugin refuses; enabled again, it is asked again', async () => {
    let healthy = false;
    const { host, service } = await startMail(
      tapper('faulty', Decide, () => {
        if (!healthy) throw new Error('boom');
        return undefined;
      }),
    );
    for (let count = 0; count < 3; count++) await expect(service.decide('letter')).rejects.toSatisfy(PluginFault.is);
    expect(statusOf(host, 'faulty')).toMatchObject({ state: 'quarantined', faults: 3 });
    await expect(service.decide('letter')).rejects.toSatisfy(TapUnavailable.is);
    healthy = true;
    await host.plugins.enable('faulty');
    expect(await service.decide('letter')).toBe('letter');
    await host.dispose();
  });

  test('a plugin that takes its tap back while it is active refuses', async () => {
    let takeBack = async () => {};
    const { host, service } = await startMail(
      testPlugin(
        { id: 'policy', taps: [Decide.id] },
        definePlugin({
          activate({ own, tap }) {
            const registration = own(tap(Decide, () => undefined));
            takeBack = async () => registration.dispose();
          },
        }),
      ),
    );
    expect(await service.decide('letter')).toBe('letter');
    await takeBack();
    await expect(service.decide('letter')).rejects.toSatisfy(TapUnavailable.is);
    await host.dispose();
  });

  test('a plugin that is quarantined while others are still starting refuses', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const policy = testPlugin(
      { id: 'a-policy', taps: [Decide.id, DidSend.id] },
      definePlugin({
        activate({ own, tap }) {
          own(tap(Decide, () => undefined));
          own(tap(DidSend, explode));
        },
      }),
    );
    const slow = testPlugin(
      { id: 'slow', taps: [Decide.id] },
      definePlugin({
        async activate({ own, tap }) {
          await held;
          own(tap(Decide, () => undefined));
        },
      }),
    );
    const { host, service } = await startMail(policy, slow);
    const call = service.decide('letter').catch((error: unknown) => error);
    for (let count = 0; count < 3; count++) await service.observe('letter');
    expect(statusOf(host, 'a-policy')?.state).toBe('quarantined');
    release();
    expect(await call).toMatchObject({ code: 'hook.tap-unavailable', data: { plugin: 'a-policy' } });
    await host.dispose();
  });

  test('a plugin that is quarantined in the middle of a call refuses that call', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let faults = 0;
    const policy = testPlugin(
      { id: 'policy', taps: [Decide.id, WillSend.id] },
      definePlugin({
        activate({ own, tap }) {
          own(tap(Decide, () => undefined));
          own(
            tap(WillSend, () => {
              faults++;
              throw new Error('boom');
            }),
          );
        },
      }),
    );
    const { host, service } = await startMail(
      tapper('holder', Decide, () => held.then(() => undefined)),
      policy,
    );
    const call = service.decide('letter').catch((error: unknown) => error);
    for (let count = 0; count < 3; count++) await service.transform('letter').catch(() => {});
    expect(faults).toBe(3);
    release();
    expect(await call).toSatisfy(TapUnavailable.is);
    await host.dispose();
  });
});
