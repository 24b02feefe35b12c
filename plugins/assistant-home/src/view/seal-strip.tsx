import { Button, EmptyState, type PictureAddresses, useStore, useText, ValidityChip } from '@sealwright/ui';
import type { HomeSeal } from '../common-home-rpc.ts';
import { OFFERS } from '../common-offers.ts';
import { HomeSection } from './home-section.tsx';
import styles from './seal-strip.module.css';
import { texts } from './texts.ts';
import { useCommand } from './use-command.ts';

/** More are one click away. */
const MOST = 6;

export interface SealStripProps {
  readonly seals: readonly HomeSeal[];
  readonly offers: readonly string[];
  readonly pictures: PictureAddresses;
}

/** The seals as they will stand on paper. */
export function SealStrip({ seals, offers, pictures }: SealStripProps) {
  const text = useText();
  const run = useCommand();
  const addresses = useStore(pictures.state);
  const all = offers.includes(OFFERS.seals) && seals.length > 0 && (
    <Button size="small" type="link" onClick={() => run(OFFERS.seals)}>
      {text(texts.seeAll)}
      {seals.length > MOST && ` ${seals.length}`}
    </Button>
  );
  return (
    <HomeSection title={texts.mySeals} action={all}>
      {seals.length === 0 ? (
        <div className={styles.empty}>
          <EmptyState icon="stamp" title={texts.noSeals} description={texts.noSealsHint} isCompact />
        </div>
      ) : (
        <ul className={styles.seals}>
          {seals.slice(0, MOST).map(({ key, name, picture, validFrom, validTo }) => (
            <li key={key} className={styles.seal}>
              <span className={styles.paper}>
                {addresses[picture] && <img src={addresses[picture]} alt="" draggable={false} />}
              </span>
              <span className={styles.name} title={name}>
                {name}
              </span>
              <ValidityChip from={validFrom} to={validTo} isQuiet />
            </li>
          ))}
        </ul>
      )}
    </HomeSection>
  );
}
