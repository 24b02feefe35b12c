import { useEffect, useState } from 'react';
import type { CertificateBoard, CertificateDevice, KeyCertificate } from '../common-certificates-rpc.ts';

/** What the page may be opened with: a device to show alone, a certificate to open. */
export interface CertificatesPageArgument {
  /** `KeyDevice.ref`. */
  readonly device?: string;
  /** `Key.ref`. */
  readonly certificate?: string;
}

/** What is open stays as it was read, also after its device has left. */
export interface OpenedCertificate {
  readonly device: CertificateDevice;
  readonly entry: KeyCertificate;
}

/** Which device is shown alone and which certificate is open. */
export function useChoice(board: CertificateBoard | undefined, argument: CertificatesPageArgument | undefined) {
  const [device, setDevice] = useState<CertificateDevice>();
  const [opened, setOpened] = useState<OpenedCertificate>();
  // What another page asks for waits until the devices are known.
  const [wanted, setWanted] = useState<CertificatesPageArgument>();
  useEffect(() => setWanted(argument), [argument]);
  useEffect(() => {
    const found = wanted && board?.devices.find(({ ref }) => ref === wanted.device);
    if (!found) return;
    setDevice(found);
    const entry = found.certificates.find(({ ref }) => ref === wanted.certificate);
    setOpened(entry && { device: found, entry });
    setWanted(undefined);
  }, [board, wanted]);

  const holder = board?.devices.find(({ ref }) => ref === opened?.device.ref);
  const isOpenedGone =
    opened !== undefined &&
    !holder?.certificates.some(({ certificate }) => isSame(certificate, opened.entry.certificate));
  return {
    /** Missing: all devices are shown. */
    device,
    chooseDevice: (chosen: CertificateDevice | undefined) => {
      setWanted(undefined);
      setDevice(chosen);
    },
    opened,
    open: (chosen: OpenedCertificate) => {
      setWanted(undefined);
      setOpened(chosen);
    },
    close: () => setOpened(undefined),
    isOpenedGone,
  };
}

const isSame = (a: KeyCertificate['certificate'], b: KeyCertificate['certificate']) => a.sha256 === b.sha256;
