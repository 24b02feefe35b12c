import type { CertificateDevice, KeyCertificate } from '../common-certificates-rpc.ts';

export interface CertificateRow {
  readonly device: CertificateDevice;
  readonly entry: KeyCertificate;
  /** The encryption certificate of the row above: both were issued together. */
  readonly isSecondOfPair: boolean;
  /** The row below is its `isSecondOfPair`. */
  readonly isFirstOfPair: boolean;
}

/** One row for each certificate, device by device, the certificates of a pair one below the other. */
export function certificateRows(devices: readonly CertificateDevice[]): readonly CertificateRow[] {
  return devices.flatMap((device) => {
    const free = new Set(device.certificates.filter(({ usage }) => usage === 'encryption'));
    const pairs = device.certificates
      .filter(({ usage }) => usage === 'signing')
      .sort(byHolder)
      .map((signing) => {
        const other = partnerOf(signing, [...free]);
        if (other) free.delete(other);
        return [signing, other] as const;
      });
    return [...pairs, ...[...free].sort(byHolder).map((single) => [single, undefined] as const)].flatMap(
      ([first, second]) => [
        { device, entry: first, isFirstOfPair: second !== undefined, isSecondOfPair: false },
        ...(second ? [{ device, entry: second, isFirstOfPair: false, isSecondOfPair: true }] : []),
      ],
    );
  });
}

/** Devices tell their certificates in any order, and each time in another. The newest of a holder comes first. */
function byHolder(a: KeyCertificate, b: KeyCertificate): number {
  const names = compare(a.certificate.subject, b.certificate.subject);
  const dates = b.certificate.notBefore.getTime() - a.certificate.notBefore.getTime();
  return names || dates || compare(a.ref, b.ref);
}

const { compare } = new Intl.Collator('zh-CN');

/** Same holder, issuer and kind of key; of several, as after a renewal, the one issued nearest in time. */
function partnerOf(signing: KeyCertificate, candidates: readonly KeyCertificate[]): KeyCertificate | undefined {
  const distance = ({ certificate }: KeyCertificate) =>
    Math.abs(certificate.notBefore.getTime() - signing.certificate.notBefore.getTime());
  return candidates
    .filter((candidate) => together(signing) === together(candidate))
    .reduce<KeyCertificate | undefined>(
      (best, next) => (best && distance(best) <= distance(next) ? best : next),
      undefined,
    );
}

const together = ({ certificate: { subject, organisation = '', issuer }, algorithm }: KeyCertificate) =>
  JSON.stringify([subject, organisation, issuer, algorithm.kind]);

/** Rows in whose holder, issuer or serial number every word occurs; a serial number may be typed with separators. */
export function searchRows(rows: readonly CertificateRow[], query: string): readonly CertificateRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const digits = query.toLowerCase().replace(/[\s:-]/g, '');
  return rows.filter(({ entry: { certificate } }) => {
    const { subject, organisation = '', issuer, serial } = certificate;
    const all = [subject, organisation, issuer, serial].join('\n').toLowerCase();
    return words.every((word) => all.includes(word)) || (/^[0-9a-f]{4,}$/.test(digits) && serial.includes(digits));
  });
}
