import { EmptyState, LoadingState } from '@sealwright/ui';
import type { CertificateBoard, CertificateDevice } from '../common-certificates-rpc.ts';
import { texts } from './texts.ts';

export interface NoCertificatesProps {
  /** The only one that is to be shown. */
  readonly device: CertificateDevice | undefined;
  readonly board: CertificateBoard;
}

export function NoCertificates({ device, board: { devices, pending } }: NoCertificatesProps) {
  if (device && devices.every(({ ref }) => ref !== device.ref))
    return <EmptyState icon="unplug" title={texts.deviceGone} description={texts.deviceGoneHint} />;
  if (device) return <EmptyState icon="file-key" title={texts.emptyDevice} />;
  if (pending.length > 0) return <LoadingState label={texts.looking} />;
  return <EmptyState icon="file-key" title={texts.empty} description={texts.emptyHint} />;
}
