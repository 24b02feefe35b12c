/** Seals of all seal sources. Owner: `plugins/seals`. Callers: signing, CLI, seal pages. */
import { defineError } from '../errors.ts';
import type { Seal } from '../points/seal-sources.ts';
import { defineService } from '../token.ts';
import type { Key } from './keys.ts';

export interface Seals {
  list(): Promise<readonly Seal[]>;
  /**
   * Finds one by its id or name, or by any part of these that fits one seal only; upper and lower case are the same.
   * With a key, seals bound to its certificate come before seals bound to none. An expired seal is found like any
   * other: whoever signs with it refuses it. `seals.not-found`, `seals.ambiguous`, `seals.other-certificate`.
   */
  find(text: string, key?: Key): Promise<Seal>;
}

export const Seals = defineService<Seals>('seals');

export const SealNotFound = defineError<{ text: string }>('seals.not-found', {
  'zh-CN': '找不到与“{text}”相符的印章。请用 seals list 查看可用的印章。',
  en: 'No seal fits "{text}". See the available ones with "seals list".',
});
export const SealAmbiguous = defineError<{ text: string; matches: readonly string[] }>('seals.ambiguous', {
  'zh-CN': '有多个印章与“{text}”相符：{matches}。请写得更具体。',
  en: 'Several seals fit "{text}": {matches}. Name one more exactly.',
});
export const SealOfOtherCertificate = defineError<{ seal: string; key: string }>('seals.other-certificate', {
  'zh-CN': '印章“{seal}”属于另一张证书，不能与密钥 {key} 一起使用。',
  en: 'The seal "{seal}" belongs to another certificate and cannot be used with the key {key}.',
});
