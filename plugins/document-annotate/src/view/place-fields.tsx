import { NumberField } from '@sealwright/ui';
import type { PageAnnotation } from '../common-annotation.ts';
import { boxOf } from '../common-annotation-box.ts';
import { movedBy, resizedTo } from '../common-change-annotation.ts';
import type { AnnotationSession } from './annotation-session.ts';
import { texts } from './texts.ts';

export interface PlaceFieldsProps {
  readonly session: AnnotationSession;
  readonly annotation: PageAnnotation;
  readonly onChange: (changed: PageAnnotation) => void;
}

/** The exact place and size of an annotation, in millimetres from the upper left corner of its page. */
export function PlaceFields({ session, annotation, onChange }: PlaceFieldsProps) {
  const box = boxOf(annotation, session.texts.of(annotation)?.size);
  const millimetres = { unit: 'mm', step: 0.1, precision: 1 };
  const hasWidth = annotation.kind !== 'note';
  const hasHeight = hasWidth && annotation.kind !== 'text';
  return (
    <>
      <NumberField
        title={texts.x}
        {...millimetres}
        value={tenth(box.x)}
        onChange={(x) => x !== tenth(box.x) && onChange(movedBy(annotation, { x: x - box.x, y: 0 }))}
      />
      <NumberField
        title={texts.y}
        {...millimetres}
        value={tenth(box.y)}
        onChange={(y) => y !== tenth(box.y) && onChange(movedBy(annotation, { x: 0, y: y - box.y }))}
      />
      {hasWidth && (
        <NumberField
          title={texts.width}
          {...millimetres}
          min={1}
          value={tenth(box.width)}
          onChange={(width) => width !== tenth(box.width) && onChange(resizedTo(annotation, box, { ...box, width }))}
        />
      )}
      {hasHeight && (
        <NumberField
          title={texts.height}
          {...millimetres}
          min={1}
          value={tenth(box.height)}
          onChange={(height) =>
            height !== tenth(box.height) && onChange(resizedTo(annotation, box, { ...box, height }))
          }
        />
      )}
    </>
  );
}

/** As it is shown: what was not typed moves nothing. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
