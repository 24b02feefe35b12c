import { type Keys, validityAt } from '@sealwright/core/api';
import type { DeskHint } from './common-desk-rpc.ts';

/** What is plugged in and wants seeing to, the most urgent first. Nothing is asked but what is known of the devices. */
export async function deskHints(keys: Pick<Keys, 'devices'> | undefined, now = new Date()): Promise<DeskHint[]> {
  const { devices } = (await keys?.devices()) ?? { devices: [] };
  const locked = devices
    .filter(({ pin }) => pin?.state === 'locked')
    .map(({ name }): DeskHint => ({ occasion: 'pin-locked', device: name }));
  const ending = devices
    .flatMap((device) => device.keys)
    .filter(({ usage }) => usage === 'signing')
    .flatMap(({ certificate: { subject, notBefore, notAfter } }): Extract<DeskHint, { notAfter: Date }>[] => {
      const validity = validityAt(notBefore, notAfter, now);
      if (validity !== 'ends-soon' && validity !== 'expired') return [];
      return [{ occasion: 'certificate-ends', subject, notAfter, isOver: validity === 'expired' }];
    })
    .sort((one, other) => one.notAfter.getTime() - other.notAfter.getTime());
  return [...locked, ...ending];
}
