import { classes, type OverlayProps, useStore } from '@sealwright/ui';
import styles from './hit-marks.module.css';
import type { KeywordSession } from './keyword-session.ts';

/** The hits on one page; a click ticks one. Keys and screen readers have them in the list. */
export function HitMarks({ session, page, scale }: OverlayProps & { readonly session: KeywordSession }) {
  const { hits } = useStore(session.search.state);
  const { chosen, current } = useStore(session.state);
  return (
    <div aria-hidden>
      {hits
        .filter((hit) => hit.page === page.index)
        .flatMap(({ number, boxes }) =>
          boxes.map(({ x, y, width, height }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same as a click on the list's box
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above
            <div
              key={`${number} ${x} ${y}`}
              data-hit={number}
              className={classes(
                styles.mark,
                chosen.has(number) && styles.chosen,
                number === current && styles.current,
              )}
              style={{ left: x * scale, top: y * scale, width: width * scale, height: height * scale }}
              onClick={() => session.toggle(number)}
            />
          )),
        )}
    </div>
  );
}
