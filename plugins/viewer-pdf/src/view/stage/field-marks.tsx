import { Icon, Tooltip, useFormat, useText } from '@sealwright/ui';
import type { FieldMark } from '../../common-viewer-rpc.ts';
import { texts } from '../texts.ts';
import styles from './field-marks.module.css';

/** The signature fields of a page: empty ones are there to be found, signed ones say so under the pointer. */
export function FieldMarks({
  fields,
  page,
  scale,
}: {
  readonly fields: readonly FieldMark[];
  readonly page: number;
  readonly scale: number;
}) {
  return fields
    .filter((field) => field.page === page)
    .map((field) => <Mark key={field.name} field={field} scale={scale} />);
}

function Mark({ field: { name, box, signed }, scale }: { readonly field: FieldMark; readonly scale: number }) {
  const text = useText();
  const format = useFormat();
  const place = {
    left: box.x * scale,
    top: box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
  if (!signed) {
    return (
      <div className={styles.empty} style={place} role="note" aria-label={text(texts.fieldEmpty, { name })}>
        <span className={styles.label}>
          <Icon name="pen-line" size={12} />
          <span className={styles.name}>{name}</span>
        </span>
      </div>
    );
  }
  const { claimedName, claimedTime } = signed;
  const hint = (
    <>
      <div>{text(texts.fieldSigned, { name })}</div>
      {claimedName !== undefined && <div>{text(texts.claimedName, { name: claimedName })}</div>}
      {claimedTime !== undefined && <div>{text(texts.claimedTime, { time: format.dateTime(claimedTime) })}</div>}
    </>
  );
  return (
    <Tooltip title={hint} mouseEnterDelay={0.4}>
      <div className={styles.signed} style={place} role="note" aria-label={text(texts.fieldSigned, { name })} />
    </Tooltip>
  );
}
