import type { Key, Keys } from '@sealwright/core/api';
import type { CertificateBoard, KeyCertificate } from './common-certificates-rpc.ts';

/** The certificates of all devices that have answered. */
export async function certificateBoard(keys: Pick<Keys, 'devices'>): Promise<CertificateBoard> {
  const { devices, troubles, pending } = await keys.devices();
  return {
    devices: devices.map(({ ref, driver, name, keys }) => ({
      ref,
      driver,
      name,
      certificates: keys.map(toCertificate),
    })),
    pending,
    troubles: troubles.map(({ title }) => title),
  };
}

function toCertificate({ ref, usage, algorithm, chain, certificate }: Key): KeyCertificate {
  return { ref, usage, algorithm, chain, certificate };
}
