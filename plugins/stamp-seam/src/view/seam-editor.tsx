import type { Options } from '@sealwright/core/api';
import { type DocumentSurface, type DraftStamp, type StampDraft, useStore } from '@sealwright/ui';
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

/** The fields of the panel, for a seal that is placed. */
export function SeamEditor({ stamp: { id, options, places }, draft, surface }: SeamEditorProps) {
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
    </div>
  );
}
