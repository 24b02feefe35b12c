import { Chip, useFormat, useText, ValidityChip } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { FoundSeal } from '../common-device-init-rpc.ts';
import styles from './device-init-page.module.css';
import { texts } from './texts.ts';

/** A seal of the device; nothing without one. */
export function SealCard({ finding: { kind, seal } }: { readonly finding: FoundSeal }) {
  const text = useText();
  const format = useFormat();
  const address = usePicture(seal?.picture);
  if (!seal) return null;
  const { name, widthMm: width, heightMm: height, validFrom, validTo } = seal;
  return (
    <li className={styles.seal}>
      <span className={styles.paper}>{address && <img src={address} alt="" draggable={false} />}</span>
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.detail}>{text(texts.sealSize, { width, height })}</div>
        {validFrom && validTo && (
          <div className={styles.detail}>
            {text(texts.validity, { from: format.date(validFrom), to: format.date(validTo) })}
          </div>
        )}
        <div className={styles.chips}>
          {kind === 'shown' && <Chip tone="success">{text(texts.sealUsable)}</Chip>}
          <ValidityChip from={validFrom} to={validTo} isQuiet />
        </div>
      </div>
    </li>
  );
}

/** An address of the picture for as long as it is shown. */
function usePicture(picture: NonNullable<FoundSeal['seal']>['picture'] | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!picture) return;
    const made = URL.createObjectURL(new Blob([picture.data.slice()], { type: `image/${picture.format}` }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
}
