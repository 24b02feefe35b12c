import { useEffect, useState } from 'react';
import type { Look } from '../common-signing-rpc.ts';
import type { PictureCache } from './picture-cache.ts';
import styles from './stamp-overlay.module.css';

type Picture = Extract<Look, { kind: 'picture' }>;
type Drawing = Extract<Look, { kind: 'drawing' }>;

/** What the file will show in the stamp's box, filling the box of its parent. */
export function StampLook({ look, pictures }: { readonly look: Look; readonly pictures: PictureCache }) {
  return look.kind === 'picture' ? <PictureLook look={look} pictures={pictures} /> : <DrawingLook look={look} />;
}

function PictureLook({
  look: { picture, clip },
  pictures,
}: {
  readonly look: Picture;
  readonly pictures: PictureCache;
}) {
  const address = usePicture(picture, pictures);
  if (!address) return null;
  const { x, y, width, height } = clip ?? { x: 0, y: 0, width: 1, height: 1 };
  const share = (part: number) => `${part * 100}%`;
  return (
    <span className={styles.clip}>
      <img
        className={styles.picture}
        src={address}
        alt=""
        draggable={false}
        style={{ left: share(-x / width), top: share(-y / height), width: share(1 / width), height: share(1 / height) }}
      />
    </span>
  );
}

function DrawingLook({ look: { size, paths } }: { readonly look: Drawing }) {
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden>
      {paths.map(({ data, fill, evenOdd, stroke }, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the paths of a drawing have no other name and never change places
          key={index}
          d={data}
          fill={fill ? colour(fill) : 'none'}
          fillRule={evenOdd ? 'evenodd' : 'nonzero'}
          {...(stroke && { stroke: colour(stroke.colour), strokeWidth: stroke.width })}
        />
      ))}
    </svg>
  );
}

function usePicture(id: string, pictures: PictureCache): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let isShown = true;
    pictures.address(id).then(
      (loaded) => isShown && setAddress(loaded),
      // Its frame and label stay: where it will stand is known without the picture.
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [id, pictures]);
  return address;
}

function colour(rgb: readonly number[]): string {
  return `rgb(${rgb.map((part) => Math.round(part * 255)).join(' ')})`;
}
