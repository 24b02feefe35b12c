import {
  type DocumentSurfaces,
  PlaceButton,
  type PlacingTool,
  StampFields,
  ToolPanel,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import type { DateLook } from '../common-date-look.ts';
import type { CurrentDate } from './current-date.ts';
import styles from './date-card.module.css';
import { isOffered } from './date-formats.ts';
import { keepLook } from './date-settings.ts';
import { LookFields } from './look-fields.tsx';
import type { OwnFormat } from './own-format.ts';
import { PatternField } from './pattern-field.tsx';
import { TEXTS } from './texts.ts';

export interface DateDetailsProps {
  readonly documentId: string;
  readonly current: CurrentDate;
  readonly ownFormat: OwnFormat;
  readonly tool: PlacingTool;
  readonly surfaces: DocumentSurfaces;
}

/** What the date looks like that is placed next, and the way to place it without a pointer. */
export function DateDetails({ documentId, current, ownFormat, tool, surfaces }: DateDetailsProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { look, problem } = useStore(current.state);
  const isOwn = useStore(ownFormat.isOpen) || !isOffered(look.format);
  const change = (part: Partial<DateLook>) => keepLook(part, workbench);
  return (
    <ToolPanel documentId={documentId}>
      {isOwn && <PatternField format={look.format} onChange={(format) => change({ format })} />}
      <StampFields>
        <LookFields look={look} onChange={change} />
      </StampFields>
      <p className={styles.hint}>{text(TEXTS.signingDay)}</p>
      <PlaceButton tool={tool} surfaces={surfaces} documentId={documentId} isDisabled={problem !== undefined} />
    </ToolPanel>
  );
}
