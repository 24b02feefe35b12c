import { CliCommands } from '@sealwright/core/api';
import type { PluginPackage } from '@sealwright/core/kernel';
import { type ProductHost, startProductHost } from './product-host.ts';

export interface DemoProduct extends ProductHost {
  readonly contracts: { readonly one: string; readonly five: string; readonly thirty: string };
  readonly trust: string;
}

interface DemoOutput {
  readonly keys: readonly { readonly id: string; readonly pin: string }[];
  readonly contracts: readonly [string, string, string];
  readonly trust: string;
}

/** The product with the demo companies in its profile and their PINs known to the PIN entry. */
export async function startDemoProduct(more: readonly PluginPackage[] = []): Promise<DemoProduct> {
  const product = await startProductHost(more);
  const command = await product.host.point(CliCommands).get('demo')?.load();
  if (!command) throw new Error('no demo command');
  const { json } = await command.run({
    arguments: [],
    options: { reset: false },
    extra: {},
    path: (path) => path,
    locale: 'zh-CN',
    signal: new AbortController().signal,
    secret: () => {
      throw new Error('no secret was expected');
    },
    progress: () => {},
  });
  const { keys, contracts, trust } = json as DemoOutput;
  for (const { id, pin } of keys) product.pins.set(id, pin);
  const [one, five, thirty] = contracts;
  return { ...product, contracts: { one, five, thirty }, trust };
}
