/** Between the two halves of this plugin. */
import {
  bytes,
  defineRpc,
  type KeyDevice,
  type KeyInfo,
  type Localized,
  type PendingDriver,
  type RecentFile,
} from '@sealwright/core/api';
import { Type } from 'typebox';

export interface HomeDevice extends Pick<KeyDevice, 'ref' | 'driver' | 'name' | 'pin'> {
  /** Of its signing certificates, the one that holds longest first. */
  readonly certificates: readonly HomeCertificate[];
}

export interface HomeCertificate {
  readonly ref: string;
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly usage: KeyInfo['usage'];
}

export interface HomeSeal {
  /** Unique among all seals. */
  readonly key: string;
  readonly name: string;
  /** Id for `picture`. */
  readonly picture: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

/** Something that wants seeing to, with the way there. */
export interface Attention {
  readonly id: string;
  readonly severity: 'danger' | 'warning' | 'info';
  readonly sentence: Localized;
  readonly action?: { readonly title: Localized; readonly command: string; readonly argument?: string };
}

export interface HomeBoard {
  readonly devices: readonly HomeDevice[];
  readonly pending: readonly PendingDriver[];
  readonly seals: readonly HomeSeal[];
  readonly attention: readonly Attention[];
  /** The last few, the one opened last first; missing where nobody keeps them. */
  readonly recent?: readonly RecentFile[];
  /** Commands of other plugins that the page may lead to. */
  readonly offers: readonly string[];
}

export const homeRpc = defineRpc('assistant-home', {
  /** Reports how things stand, at once and after every change, until it is aborted. Nothing slow is asked. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Unsafe<HomeBoard>(Type.Object({})) },
  /** `assistant-home.picture-gone`. */
  picture: {
    params: Type.Tuple([Type.String({ minLength: 1, maxLength: 200 })]),
    result: Type.Object({ format: Type.Enum(['png', 'jpeg']), data: bytes() }),
    deadline: 30_000,
    isRepeatable: true,
  },
});
