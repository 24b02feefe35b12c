import {
  Button,
  Callout,
  type DocumentSurfaces,
  Section,
  ToolPanel,
  toErrorRecord,
  useStore,
  useSurfaceState,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useEffect, useRef } from 'react';
import { ChoiceFields } from './choice-fields.tsx';
import { FindField } from './find-field.tsx';
import { HitList } from './hit-list.tsx';
import styles from './keyword-panel.module.css';
import type { KeywordSession } from './keyword-session.ts';
import { SealField } from './seal-field.tsx';
import { SearchOutcome } from './search-outcome.tsx';
import { StandingFields } from './standing-fields.tsx';
import { texts } from './texts.ts';

export interface KeywordPanelProps {
  readonly session: KeywordSession;
  readonly surfaces: DocumentSurfaces;
}

/** 关键字签章 while the tool is on: words, the places where they stand, and how seals stand there. */
export function KeywordPanel({ session, surfaces }: KeywordPanelProps) {
  const { documents } = useWorkbench();
  const { pageCount } = useSurfaceState(surfaces, session.draft.documentId);
  const { hits } = useStore(session.search.state);
  const { standing } = useStore(session.state);
  const { busy } = useStore(session.draft.state);
  const panel = useRef<HTMLElement>(null);
  const hasHits = hits.length > 0;
  // Below the seals there is little room.
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is less when the hits come
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'start' });
  }, [hasHits]);
  const end = () => documents.setTool(session.draft.documentId, undefined);
  return (
    <Section title={texts.title}>
      <ToolPanel documentId={session.draft.documentId}>
        <search ref={panel} className={styles.panel}>
          <FindField session={session} />
          <SearchOutcome session={session} pageCount={pageCount} />
          {hasHits && (
            <fieldset className={styles.part} disabled={busy}>
              <ChoiceFields session={session} />
              <HitList session={session} />
              <StandingFields standing={standing} onChange={(changed) => session.stand(changed)} />
              <SealField draft={session.draft} />
              <PlaceButton session={session} onPlaced={end} />
            </fieldset>
          )}
        </search>
      </ToolPanel>
    </Section>
  );
}

function PlaceButton({ session, onPlaced }: { readonly session: KeywordSession; readonly onPlaced: () => void }) {
  const text = useText();
  const { showError } = useWorkbench();
  const { chosen } = useStore(session.state);
  const { status } = useStore(session.search.state);
  const { seal } = useStore(session.draft.state);
  const { fault } = useStore(session.problem);
  const place = async () => {
    try {
      await session.place();
      onPlaced();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <>
      {fault !== undefined && (
        <div role="alert">
          <Callout tone="danger">{text(toErrorRecord(fault).sentence)}</Callout>
        </div>
      )}
      <Button
        type="primary"
        block
        disabled={!seal || chosen.size === 0 || status !== 'done' || fault !== undefined}
        onClick={() => void place()}
      >
        {chosen.size === 0 ? text(texts.placeNone) : text(texts.place, { count: chosen.size })}
      </Button>
    </>
  );
}
