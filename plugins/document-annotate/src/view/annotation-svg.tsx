import type { DrawnPath } from '@sealwright/core/api';
import { cssColour, pathData } from '@sealwright/ui';
import { Fragment, memo, useId } from 'react';
import type { Annotation } from '../common-annotation.ts';
import type { colourOf, Look, Looks } from '../common-looks.ts';
import styles from './annotation-overlay.module.css';
import type { SetText } from './set-texts.ts';

/** What a look shows that is set or read, and not drawn. */
export type LookContent =
  | SetText
  | { readonly size: { readonly width: number; readonly height: number }; readonly address: string };

export interface AnnotationSvgProps {
  readonly annotation: Annotation;
  readonly looks: Looks<LookContent>;
  /** CSS pixels per millimetre. */
  readonly scale: number;
}

/** An annotation on its page, as the file will show it. */
export const AnnotationSvg = memo(function AnnotationSvg({ annotation, looks, scale }: AnnotationSvgProps) {
  const { x, y, width, height } = looks.box;
  const isMultiplied = looks.parts.some(({ blend }) => blend === 'multiply');
  const colour = cssColour(annotation.colour);
  return (
    <svg
      className={styles.drawing}
      style={{
        left: x * scale,
        top: y * scale,
        width: width * scale,
        height: height * scale,
        opacity: annotation.opacity,
        ...(isMultiplied && { mixBlendMode: 'multiply' }),
      }}
      viewBox={`${x} ${y} ${Math.max(width, 0.01)} ${Math.max(height, 0.01)}`}
      aria-hidden
    >
      <Parts parts={looks.parts} colour={colour} />
    </svg>
  );
});

/** A watermark may stand on a page hundreds of times: it is drawn once. */
function Parts({ parts, colour }: { readonly parts: readonly Look<LookContent>[]; readonly colour: string }) {
  const id = useId();
  const [first] = parts;
  if (!first) return null;
  const isRepeated = parts.length > 1 && parts.every(({ content }) => content === first.content);
  if (!isRepeated) {
    return parts.map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and never change places
      <g key={index} transform={placed(part)}>
        <Content content={part.content} colour={colour} />
      </g>
    ));
  }
  return (
    <>
      <defs>
        <g id={id}>
          <Content content={first.content} colour={colour} />
        </g>
      </defs>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <use key={index} href={`#${id}`} transform={placed(part)} />
      ))}
    </>
  );
}

function placed({ box, content }: Look<LookContent>): string {
  const turn = box.rotation === 0 ? '' : ` rotate(${box.rotation} ${box.width / 2} ${box.height / 2})`;
  const scale = [box.width / content.size.width, box.height / content.size.height];
  return `translate(${box.x} ${box.y})${turn} scale(${scale.join(' ')})`;
}

function Content({ content, colour }: { readonly content: Look<LookContent>['content']; readonly colour: string }) {
  if ('path' in content) return <path d={content.path} fill={colour} />;
  if ('address' in content) {
    const { width, height } = content.size;
    return <image href={content.address} width={width} height={height} preserveAspectRatio="none" />;
  }
  return content.paths.map((path, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Fragment key={index}>
      <Path path={path} />
    </Fragment>
  ));
}

function Path({ path: { commands, fill, stroke } }: { readonly path: DrawnPath }) {
  return (
    <path
      d={pathData(commands)}
      fill={fill ? rgb(fill) : 'none'}
      {...(stroke && {
        stroke: rgb(stroke.colour),
        strokeWidth: stroke.width,
        ...(stroke.isRound && { strokeLinecap: 'round', strokeLinejoin: 'round' }),
      })}
    />
  );
}

function rgb(colour: ReturnType<typeof colourOf>): string {
  return `rgb(${colour.map((part) => Math.round(part * 255)).join(' ')})`;
}
