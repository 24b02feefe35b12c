import { Checkbox, useText } from '@sealwright/ui';
import type { AlikePlace } from '../../common-normal-rpc.ts';
import styles from './alike-form.module.css';
import { TEXTS } from './texts.ts';

export interface AlikeListProps {
  readonly places: readonly AlikePlace[];
  readonly unticked: ReadonlySet<AlikePlace>;
  readonly onTick: (unticked: ReadonlySet<AlikePlace>) => void;
}

/** The places by page with the words around, each to be ticked. */
export function AlikeList({ places, unticked, onTick }: AlikeListProps) {
  const text = useText();
  const ticked = places.filter((place) => !unticked.has(place)).length;
  const toggle = (place: AlikePlace) => {
    const next = new Set(unticked);
    if (!next.delete(place)) next.add(place);
    onTick(next);
  };
  return (
    <fieldset className={styles.places} aria-label={text(TEXTS.places)}>
      <div className={styles.head}>
        <span role="status">{text(TEXTS.count, { count: places.length, ticked })}</span>
        <Checkbox
          checked={ticked === places.length}
          indeterminate={ticked > 0 && ticked < places.length}
          onChange={({ target }) => onTick(new Set(target.checked ? [] : places))}
        >
          {text(TEXTS.all)}
        </Checkbox>
      </div>
      <ul className={styles.list}>
        {places.map((place) => (
          <li key={`${place.page} ${place.x} ${place.y}`} className={styles.place}>
            <Checkbox checked={!unticked.has(place)} onChange={() => toggle(place)}>
              <span className={styles.page}>{text(TEXTS.page, { page: place.page + 1 })}</span>
              {place.before}
              <mark className={styles.mark}>{place.text}</mark>
              {place.after}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
