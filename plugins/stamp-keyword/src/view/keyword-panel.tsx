import {
  Button,
  type DocumentSurfaces,
  ErrorState,
  Section,
  useStore,
  useSurfaceState,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useRef } from 'react';
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
  // Below the seals there is little room.
  useEffect(() => panel.current?.scrollIntoView({ block: 'start' }), []);
  const end = () => documents.setTool(session.draft.documentId, undefined);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing || isOpen(event.target))
      return;
    event.preventDefault();
    end();
  };
  return (
    <Section title={texts.title}>
      <search ref={panel} className={styles.panel} onKeyDown={press}>
        <FindField session={session} />
        <SearchOutcome session={session} pageCount={pageCount} />
        {hits.length > 0 && (
          <fieldset className={styles.part} disabled={busy}>
            <ChoiceFields session={session} />
            <HitList session={session} />
            <StandingFields standing={standing} onChange={(changed) => session.stand(changed)} />
            <SealField draft={session.draft} />
            <PlaceButton session={session} onPlaced={end} />
          </fieldset>
        )}
      </search>
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
      {fault !== undefined && <ErrorState error={fault} isCompact />}
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

/** Escape closes an open list first. */
function isOpen(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true';
}
