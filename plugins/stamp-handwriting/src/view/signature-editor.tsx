import {
  type DocumentSurfaces,
  type DraftStamp,
  InkChoice,
  NumberField,
  PositionFields,
  type StampDraft,
  StampField,
  StampFields,
  useTool,
} from '@sealwright/ui';
import { LARGEST, PEN_WIDTHS, penOf, resized } from './signature.ts';
import { TEXTS } from './texts.ts';

export interface SignatureEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly surfaces: DocumentSurfaces;
}

/** Place, size and ink of handwriting that is placed. While more is being placed, size and ink are those of the next one. */
export function SignatureEditor({ stamp, draft, surfaces }: SignatureEditorProps) {
  const isPlacing = useTool(draft.documentId) === stamp.mode;
  return (
    <StampFields>
      <PositionFields
        stamp={stamp}
        draft={draft}
        pageCount={surfaces.find(draft.documentId)?.state.getState().pageCount}
      />
      {!isPlacing && <PlacedInk stamp={stamp} draft={draft} />}
    </StampFields>
  );
}

function PlacedInk({ stamp, draft }: Omit<SignatureEditorProps, 'surfaces'>) {
  const { width, height } = stamp.places[0]?.box ?? {};
  const change = (part: string, options: DraftStamp['options']) =>
    draft.update(stamp.id, { ...stamp.options, ...options }, `edit-${stamp.id}-${part}`);
  return (
    <>
      {width !== undefined && height !== undefined && (
        <NumberField
          title={TEXTS.width}
          unit="mm"
          value={Math.round(width * 10) / 10}
          min={1}
          max={Math.round(LARGEST * Math.min(width / height, 1))}
          step={0.5}
          precision={1}
          onChange={(wanted) => change('width', resized(stamp.options, width, wanted))}
        />
      )}
      <NumberField
        title={TEXTS.pen}
        unit="mm"
        value={penOf(stamp.options)}
        min={PEN_WIDTHS.least}
        max={PEN_WIDTHS.most}
        step={0.1}
        precision={2}
        onChange={(pen) => change('pen', { pen })}
      />
      <StampField title={TEXTS.ink} isWide>
        {({ labelledBy }) => (
          <InkChoice
            labelledBy={labelledBy}
            value={String(stamp.options.colour ?? 'black')}
            onChange={(colour) => change('colour', { colour })}
          />
        )}
      </StampField>
    </>
  );
}
