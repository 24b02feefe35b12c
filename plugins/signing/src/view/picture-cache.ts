import type { RpcClient } from '@sealwright/core/api';
import type { signingRpc } from '../common-signing-rpc.ts';

/** Addresses of pictures for `img`, by their ids. The bytes cross from the host once. */
export class PictureCache {
  private readonly calls: Pick<RpcClient<typeof signingRpc>, 'picture'>;
  private readonly addresses = new Map<string, Promise<string>>();

  constructor(calls: Pick<RpcClient<typeof signingRpc>, 'picture'>) {
    this.calls = calls;
  }

  /** The same promise for the same picture; one that failed is asked for again next time. */
  address(id: string): Promise<string> {
    const known = this.addresses.get(id);
    if (known) return known;
    const address = this.load(id);
    this.addresses.set(id, address);
    address.catch(() => this.addresses.delete(id));
    return address;
  }

  dispose(): void {
    for (const address of this.addresses.values()) void address.then(URL.revokeObjectURL, () => {});
    this.addresses.clear();
  }

  private async load(id: string): Promise<string> {
    const { format, data } = await this.calls.picture(id);
    return URL.createObjectURL(new Blob([data.slice()], { type: `image/${format}` }));
  }
}
