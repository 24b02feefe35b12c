import { cssColour, pathData, useStore, useText } from '@sealwright/ui';
import { memo, type PointerEvent, useRef } from 'react';
import { strokeOutline } from '../common-stroke-outline.ts';
import type { Stroke } from '../common-strokes.ts';
import { PIXELS_PER_MM, samplesOf } from './pen-input.ts';
import { PENS, type Pen } from './signature.ts';
import styles from './signature-pad.module.css';
import { TEXTS } from './texts.ts';
import type { Writing } from './writing.ts';

export interface SignaturePadProps {
  readonly writing: Writing;
  readonly pen: Pen;
  readonly colour: string;
}

/** The sheet that is written on. One pointer writes at a time; the hand that rests beside a pen does not. */
export function SignaturePad({ writing, pen, colour }: SignaturePadProps) {
  const text = useText();
  const { strokes } = useStore(writing.state);
  const writer = useRef<number>(undefined);
  const hasPen = useRef(false);

  const down = (event: PointerEvent<HTMLDivElement>) => {
    const { pointerId, pointerType, button, currentTarget, nativeEvent } = event;
    hasPen.current ||= pointerType === 'pen';
    const isHand = pointerType === 'touch' && hasPen.current;
    if (button !== 0 || writer.current !== undefined || isHand) return;
    event.preventDefault();
    writer.current = pointerId;
    currentTarget.setPointerCapture(pointerId);
    const [first] = samplesOf(nativeEvent, currentTarget).slice(-1);
    if (first) writing.begin(first);
  };
  const move = ({ pointerId, currentTarget, nativeEvent }: PointerEvent<HTMLDivElement>) => {
    if (pointerId === writer.current) writing.add(samplesOf(nativeEvent, currentTarget));
  };
  const up = ({ pointerId }: PointerEvent<HTMLDivElement>) => {
    if (pointerId !== writer.current) return;
    writer.current = undefined;
    writing.end();
  };
  return (
    <div
      className={styles.pad}
      role="img"
      aria-label={text(TEXTS.pad, { strokes: strokes.length })}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    >
      <div className={styles.line} />
      {strokes.length === 0 && <div className={styles.hint}>{text(TEXTS.writeHere)}</div>}
      <svg className={styles.ink} aria-hidden>
        <g transform={`scale(${PIXELS_PER_MM})`} fill={cssColour(colour)}>
          {strokes.map((stroke, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes come and go at the end only
            <InkStroke key={index} stroke={stroke} pen={pen} />
          ))}
        </g>
      </svg>
    </div>
  );
}

const InkStroke = memo(function InkStroke({ stroke, pen }: { readonly stroke: Stroke; readonly pen: Pen }) {
  return <path d={pathData(strokeOutline(stroke, PENS[pen]))} />;
});
