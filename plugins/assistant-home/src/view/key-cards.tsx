import { Button, Chip, EmptyState, Icon, PendingDrivers, useFormat, useText, ValidityChip } from '@sealwright/ui';
import type { HomeBoard, HomeCertificate, HomeDevice } from '../common-home-rpc.ts';
import { OFFERS } from '../common-offers.ts';
import { HomeSection } from './home-section.tsx';
import styles from './key-cards.module.css';
import { texts } from './texts.ts';
import { useCommand } from './use-command.ts';

/** The plugged keys, each with its signing certificate and how long that holds. */
export function KeyCards({ board: { devices, pending, offers } }: { readonly board: HomeBoard }) {
  const text = useText();
  const run = useCommand();
  const all = offers.includes(OFFERS.devices) && devices.length > 0 && (
    <Button size="small" type="link" onClick={() => run(OFFERS.devices)}>
      {text(texts.seeAll)}
    </Button>
  );
  return (
    <HomeSection title={texts.keys} action={all}>
      <PendingDrivers drivers={pending} />
      {devices.length === 0 && pending.length === 0 ? (
        <NoKey offers={offers} />
      ) : (
        <ul className={styles.list}>
          {devices.map((device) => (
            <KeyCard key={device.ref} device={device} />
          ))}
        </ul>
      )}
    </HomeSection>
  );
}

function NoKey({ offers }: { readonly offers: readonly string[] }) {
  const text = useText();
  const run = useCommand();
  return (
    <div className={styles.empty}>
      <EmptyState
        icon="usb"
        title={texts.noKey}
        description={texts.noKeyHint}
        isCompact
        actions={
          <>
            {offers.includes(OFFERS.setUp) && (
              <Button size="small" onClick={() => run(OFFERS.setUp)}>
                {text(texts.setUp)}
              </Button>
            )}
            {offers.includes(OFFERS.sample) && (
              <Button size="small" onClick={() => run(OFFERS.sample)}>
                {text(texts.sample)}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}

function KeyCard({ device: { name, pin, certificates } }: { readonly device: HomeDevice }) {
  const text = useText();
  return (
    <li className={styles.card}>
      <span className={styles.icon}>
        <Icon name="key-round" size={18} />
      </span>
      <div className={styles.words}>
        <div className={styles.name}>
          <strong>{text(name)}</strong>
          {pin?.state === 'locked' && <Chip tone="danger">{text(texts.pinLocked)}</Chip>}
        </div>
        {certificates.length === 0 && <p className={styles.none}>{text(texts.noCertificate)}</p>}
        {certificates.map((certificate) => (
          <CertificateLine key={certificate.ref} certificate={certificate} />
        ))}
      </div>
    </li>
  );
}

function CertificateLine({ certificate: { subject, notBefore, notAfter } }: { readonly certificate: HomeCertificate }) {
  const text = useText();
  const format = useFormat();
  return (
    <p className={styles.certificate}>
      <span className={styles.subject}>{subject}</span>
      <ValidityChip from={notBefore} to={notAfter} />
      <span className={styles.until}>{text(texts.until, { day: format.date(notAfter) })}</span>
    </p>
  );
}
