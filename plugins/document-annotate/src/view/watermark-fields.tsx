import { type Localized, pictureSize } from '@sealwright/core/api';
import { Button, NumberField, PageRangeField, Segmented, StampField, StampFields, useText } from '@sealwright/ui';
import { useRef, useState } from 'react';
import { LARGEST_PICTURE, type WatermarkAnnotation, type WatermarkPicture } from '../common-annotation.ts';
import styles from './annotation-panel.module.css';
import { texts } from './texts.ts';

export interface WatermarkFieldsProps {
  readonly watermark: WatermarkAnnotation;
  readonly pageCount: number;
  readonly onChange: (changed: WatermarkAnnotation, field: string) => void;
}

/** What a watermark has besides the fields of all annotations: text or picture, pages, layout and turn. */
export function WatermarkFields({ watermark, pageCount, onChange }: WatermarkFieldsProps) {
  const text = useText();
  const [problem, setProblem] = useState<Localized>();
  const field = useRef<HTMLInputElement>(null);
  const { picture } = watermark;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const found = await readPicture(file);
    setProblem('name' in found ? undefined : found);
    if ('name' in found) onChange({ ...watermark, picture: found }, 'picture');
  };
  const withoutPicture = () => {
    const { picture: _, ...rest } = watermark;
    onChange(rest, 'picture');
  };
  return (
    <>
      <StampFields>
        <StampField title={texts.source} isWide>
          {({ labelledBy }) => (
            <Segmented
              size="small"
              block
              aria-labelledby={labelledBy}
              value={picture ? 'picture' : 'text'}
              options={[
                { value: 'text', label: text(texts.textSource) },
                { value: 'picture', label: text(texts.pictureSource) },
              ]}
              onChange={(source) => (source === 'text' ? withoutPicture() : field.current?.click())}
            />
          )}
        </StampField>
      </StampFields>
      <input
        ref={field}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={text(texts.choosePicture)}
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {picture && (
        <Button size="small" block onClick={() => field.current?.click()}>
          {text(texts.otherPicture, { name: picture.name })}
        </Button>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {text(problem)}
        </p>
      )}
      <PageRangeField
        value={watermark.pages}
        pageCount={pageCount}
        onChange={(pages, chosen) => chosen && onChange({ ...watermark, pages }, 'pages')}
      />
      <StampFields>
        <StampField title={texts.layout} isWide>
          {({ labelledBy }) => (
            <Segmented
              size="small"
              block
              aria-labelledby={labelledBy}
              value={watermark.layout}
              options={[
                { value: 'single' as const, label: text(texts.single) },
                { value: 'tiled' as const, label: text(texts.tiled) },
              ]}
              onChange={(layout) => onChange({ ...watermark, layout }, 'layout')}
            />
          )}
        </StampField>
        <NumberField
          title={texts.angle}
          unit="°"
          min={-180}
          max={180}
          step={5}
          value={-watermark.angle + 0}
          onChange={(angle) => onChange({ ...watermark, angle: -angle + 0 }, 'angle')}
        />
      </StampFields>
    </>
  );
}

/** The picture, or why it cannot be used. */
async function readPicture(file: File): Promise<WatermarkPicture | Localized> {
  if (file.size > LARGEST_PICTURE) return texts.pictureTooLarge;
  const data = new Uint8Array(await file.arrayBuffer());
  const format = data[0] === 0x89 ? 'png' : 'jpeg';
  const size = pictureSize({ format, data });
  if (!size) return texts.pictureUnfit;
  return { format, data: base64(data), ...size, name: file.name.slice(-255) };
}

function base64(data: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < data.length; at += 0x8000) parts.push(String.fromCharCode(...data.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}
