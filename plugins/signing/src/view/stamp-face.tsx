import { classes } from '@sealwright/ui';
import type { PictureCache } from './picture-cache.ts';
import { StampLook } from './stamp-look.tsx';
import styles from './stamp-overlay.module.css';
import type { PlacedLook } from './stamp-plans.ts';
import { boxStyle } from './stamps-on-page.ts';

export interface StampFaceProps {
  readonly look: PlacedLook;
  /** Pixels per millimetre. */
  readonly scale: number;
  readonly pictures: PictureCache;
}

/** One place of a stamp on its page, drawn as the file will show it. */
export function StampFace({ look, scale, pictures }: StampFaceProps) {
  const isMultiplied = look.look.blend === 'multiply';
  return (
    <div className={classes(styles.look, isMultiplied && styles.multiply)} style={boxStyle(look.box, scale)}>
      <StampLook look={look.look} pictures={pictures} />
    </div>
  );
}
