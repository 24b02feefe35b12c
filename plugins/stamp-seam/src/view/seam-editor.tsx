import type { Options } from '@sealwright/core/api';
import {
  type DocumentSurface,
  type DraftStamp,
  SealSizeField,
  type StampDraft,
  StampFields,
  useStore,
} from '@sealwright/ui';
import { EdgeField } from './edge-field.tsx';
import { middleOf, withEdge } from './place-on-edge.ts';
import { SeamFields } from './seam-fields.tsx';
import { groupsOf } from './seam-mode.ts';
import styles from './seam-panel.module.css';

export interface SeamEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly surface: DocumentSurface;
}

/** The fields of the panel and the seal's size, for a seal that is placed. */
export function SeamEditor({ stamp, draft, surface }: SeamEditorProps) {
  const { id, options, places } = stamp;
  const pageCount = useStore(surface.state, (state) => state.pageCount);
  const [first] = places;
  const change = (changed: Options, field: string) => draft.update(id, changed, `seam-${id}-${field}`);
  return (
    <div className={styles.editor}>
      <EdgeField options={options} onChange={(edge) => change(withEdge(options, edge), 'edge')} />
      <SeamFields
        options={options}
        pageCount={pageCount}
        groupSize={groupsOf(options, places)[0]?.length ?? 2}
        distance={first && middleOf(first.box, options.edge)}
        onChange={change}
      />
      <StampFields>
        <SealSizeField stamp={stamp} draft={draft} />
      </StampFields>
    </div>
  );
}
