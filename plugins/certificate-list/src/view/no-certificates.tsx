import { EmptyState, LoadingState } from '@sealwright/ui';
import type { CertificateBoard, CertificateDevice } from '../common-certificates-rpc.ts';
import { texts } from './texts.ts';

export interface NoCertificatesProps {
  /** The only one that is to be shown. */
  readonly device: CertificateDevice | undefined;
  readonly board: CertificateBoard;
}

export function NoCertificates({ device, board: { devices, pending, troubles } }: NoCertificatesProps) {
  if (device && devices.every(({ ref }) => ref !== device.ref)) {
    // It may be plugged in, with a driver that has failed: the page says so above.
    const title = troubles.length > 0 ? texts.deviceUnread : texts.deviceGone;
    return <EmptyState icon="unplug" title={title} description={texts.deviceGoneHint} />;
  }
  if (device) return <EmptyState icon="file-key" title={texts.emptyDevice} />;
  if (pending.length > 0) return <LoadingState label={texts.looking} />;
  return <EmptyState icon="file-key" title={texts.empty} description={texts.emptyHint} />;
}
