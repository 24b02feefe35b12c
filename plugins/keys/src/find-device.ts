import { defineError, type KeyDevice } from '@sealwright/core/api';
import { folded } from './find-key.ts';

export const DeviceNotFound = defineError<{ text: string }>('keys.device-not-found', {
  'zh-CN': '找不到与“{text}”相符的密钥设备。请插入密钥，或用 keys list 查看已插入的密钥。',
  en: 'No key device fits "{text}". Plug the key in, or see the plugged ones with "keys list".',
});
export const DeviceAmbiguous = defineError<{ text: string; matches: readonly string[] }>('keys.device-ambiguous', {
  'zh-CN': '有多个密钥设备与“{text}”相符：{matches}。请写得更具体。',
  en: 'Several key devices fit "{text}": {matches}. Name one more exactly.',
});

/**
 * The one device that `text` names: by its whole ref or that of a key in it, else by its whole name, label or serial
 * number, else by a part of any. Upper and lower case are the same. Throws `keys.device-not-found`,
 * `keys.device-ambiguous`.
 */
export function findDevice(devices: readonly KeyDevice[], text: string): KeyDevice {
  const wanted = folded(text);
  const steps: ((device: KeyDevice) => boolean)[] = [
    (device) => refsOf(device).includes(wanted),
    (device) => namesOf(device).includes(wanted),
    (device) => [...refsOf(device), ...namesOf(device)].some((name) => name.includes(wanted)),
  ];
  for (const fits of wanted === '' ? [] : steps) {
    const [match, ...more] = devices.filter(fits);
    if (match && more.length > 0) throw DeviceAmbiguous({ text, matches: [match, ...more].map(({ ref }) => ref) });
    if (match) return match;
  }
  throw DeviceNotFound({ text });
}

function refsOf({ ref, keys }: KeyDevice): readonly string[] {
  return [ref, ...keys.map((key) => key.ref)].map(folded);
}

function namesOf({ token, name, keys }: KeyDevice): readonly string[] {
  const holders = keys.map(({ certificate }) => certificate.subject);
  return [token.id, token.label, token.serial, name['zh-CN'], name.en, ...holders].map(folded);
}
