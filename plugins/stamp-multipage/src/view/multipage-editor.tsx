import {
  type DocumentSurfaces,
  type DraftStamp,
  NumberField,
  PageRangeField,
  SealSizeField,
  Segmented,
  type StampDraft,
  StampFields,
  useStore,
  useSurfaceState,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useId } from 'react';
import type { Corner } from '../common-corner.ts';
import { type MultipageOptions, readableOptions, writeOptions } from '../common-options.ts';
import { CorrectedPages } from './corrected-pages.tsx';
import type { DragScope } from './drag-scope.ts';
import styles from './multipage-editor.module.css';
import { PlacementFields } from './placement-fields.tsx';
import { TEXTS } from './texts.ts';
import { withCorner, withPages } from './with-changes.ts';

export interface MultipageEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly surfaces: DocumentSurfaces;
  readonly scope: DragScope;
}

/** The pages and the exact place of a seal on many pages, what a drag moves, and the pages that were moved alone. */
export function MultipageEditor({ stamp, draft, surfaces, scope }: MultipageEditorProps) {
  const { showError } = useWorkbench();
  const { pageCount, currentPage } = useSurfaceState(surfaces, draft.documentId);
  const options = readableOptions(stamp.options);
  if (!options) return null;
  const update = (next: MultipageOptions, field: string) =>
    draft.update(stamp.id, writeOptions(next), `edit-${stamp.id}-${field}`);
  const changeCorner = async (corner: Corner) => {
    const surface = await surfaces.of(draft.documentId);
    const pages = stamp.places.map(({ page }) => page);
    const kept = pages.includes(currentPage) ? currentPage : (pages[0] ?? 0);
    update(await withCorner(options, corner, kept, async (page) => (await surface.page(page)).size), 'corner');
  };
  const millimetres = { unit: 'mm', step: 0.1, precision: 1 };
  return (
    <div className={styles.body}>
      {pageCount > 0 && (
        <PageRangeField
          value={options.pages}
          pageCount={pageCount}
          onChange={(range, chosen) => chosen && update(withPages(options, range, chosen), 'pages')}
        />
      )}
      <PlacementFields
        corner={options.corner}
        rotation={options.rotation}
        onCorner={(corner) => changeCorner(corner).catch(showError)}
        onRotation={(rotation) => update({ ...options, rotation }, 'rotation')}
      >
        <NumberField
          title={TEXTS.x}
          {...millimetres}
          value={options.at.x}
          onChange={(x) => update({ ...options, at: { ...options.at, x } }, 'x')}
        />
        <NumberField
          title={TEXTS.y}
          {...millimetres}
          value={options.at.y}
          onChange={(y) => update({ ...options, at: { ...options.at, y } }, 'y')}
        />
      </PlacementFields>
      <StampFields>
        <SealSizeField stamp={stamp} draft={draft} />
      </StampFields>
      {stamp.places.length > 1 && <ScopeChoice stamp={stamp.id} scope={scope} />}
      {options.corrections.size > 0 && (
        <CorrectedPages
          options={options}
          onShow={(page) => surfaces.find(draft.documentId)?.reveal(page, boxOn(stamp, page))}
          onChange={(next) => update(next, 'corrections')}
        />
      )}
    </div>
  );
}

function boxOn({ places }: DraftStamp, page: number) {
  return places.find((place) => place.page === page)?.box;
}

function ScopeChoice({ stamp, scope }: { readonly stamp: string; readonly scope: DragScope }) {
  const text = useText();
  const id = useId();
  const single = useStore(scope.single) === stamp;
  return (
    <div className={styles.scope}>
      <span id={id} className={styles.title}>
        {text(TEXTS.scope)}
      </span>
      <Segmented
        block
        size="small"
        aria-labelledby={id}
        value={single ? 'single' : 'together'}
        onChange={(value) => scope.choose(stamp, value === 'single')}
        options={[
          { value: 'together', label: text(TEXTS.together) },
          { value: 'single', label: text(TEXTS.single) },
        ]}
      />
      <p className={styles.hint}>{text(TEXTS.altHint)}</p>
    </div>
  );
}
