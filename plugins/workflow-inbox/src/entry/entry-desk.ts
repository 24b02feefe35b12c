import type { Key, Keys, WorkflowParty } from '@sealwright/core/api';
import { openEntryKey } from '@sealwright/crypto/login';
import type { EntryKey } from '../common-inbox-rpc.ts';
import { KeyGone, NoKeys } from '../errors.ts';
import type { InboxSpace } from './inbox-space.ts';

/** 设备验证: who is in proves it with a key, whose PIN is asked for once. */
export class EntryDesk {
  private readonly keys: Keys | undefined;
  private readonly space: InboxSpace;

  constructor(keys: Keys | undefined, space: InboxSpace) {
    this.keys = keys;
    this.space = space;
  }

  /** Those that sign, with a certificate that is good now first. */
  async list(): Promise<EntryKey[]> {
    if (!this.keys) return [];
    const now = new Date();
    const { devices } = await this.keys.devices();
    const found = devices.flatMap(({ name, keys }) =>
      keys
        .filter(canProve)
        .map((key) => ({ key, entry: { ref: key.ref, holder: key.certificate.subject, device: name } })),
    );
    const isGood = ({ certificate }: Key) => certificate.notBefore <= now && now <= certificate.notAfter;
    return found.sort((one, other) => +isGood(other.key) - +isGood(one.key)).map(({ entry }) => entry);
  }

  /** `inbox.key-gone`, `workflow.entry-refused`, `workflow.unreachable`; rejects like `Keys.open`. */
  async enter(ref: string, signal: AbortSignal): Promise<WorkflowParty> {
    const { source, data } = this.space.current;
    if (!source.enter) throw NoKeys({});
    if (!this.keys) throw NoKeys({});
    const key = (await this.keys.list()).keys.find((each) => each.ref === ref && canProve(each));
    if (!key) throw KeyGone({});
    const proof = await openEntryKey(this.keys, key, data.title['zh-CN'], signal);
    try {
      const party = await source.enter(proof, signal);
      await this.space.look();
      return party;
    } finally {
      await proof.close();
    }
  }
}

function canProve({ usage, chain }: Key): boolean {
  return usage === 'signing' && chain.length > 0;
}
