import { Button, Callout, Checkbox, Section, ToolPanel, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useEffect, useRef } from 'react';
import { EdgeField } from './edge-field.tsx';
import { FanDrawing } from './fan-drawing.tsx';
import { middleOf } from './place-on-edge.ts';
import { SeamFields } from './seam-fields.tsx';
import styles from './seam-panel.module.css';
import { COLLECT, type SeamSession } from './seam-session.ts';
import type { SeamTool } from './seam-tool.tsx';
import { texts } from './texts.ts';

export interface SeamPanelProps {
  readonly tool: SeamTool;
  readonly documentId: string;
}

/** 骑缝章 while it is on: what the pages will show together, the options, and how the seal is placed. */
export function SeamPanel({ tool, documentId }: SeamPanelProps) {
  const session = useStore(tool.sessions, (all) => all[documentId]);
  return session ? <SessionPanel session={session} /> : null;
}

function SessionPanel({ session }: { readonly session: SeamSession }) {
  const text = useText();
  const { surface } = session;
  const { options, outlook, problem, seal } = useStore(session.state);
  const pageCount = useStore(surface.state, (state) => state.pageCount);
  const [first] = outlook.seams[0] ?? [];
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Without a seal the choice of one, above, comes first.
    if (session.state.getState().seal) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [session]);
  return (
    <Section title={texts.title}>
      <div ref={panel}>
        <ToolPanel documentId={session.draft.documentId}>
          <EdgeField options={options} onChange={(edge) => session.chooseEdge(edge)} />
          {seal && !problem && (
            <FanDrawing
              seal={seal}
              seams={outlook.seams}
              isSpread={options.edge === 'spread'}
              onReveal={(page) => surface.reveal(page)}
            />
          )}
          <div role="status" className={styles.problem}>
            {problem && <Callout tone="danger">{text(problem.sentence)}</Callout>}
          </div>
          <PlaceSeal session={session} />
          <SeamFields
            options={options}
            pageCount={pageCount}
            groupSize={outlook.groups[0]?.length ?? 2}
            distance={first && middleOf(first.box, options.edge)}
            onChange={(changed) => session.change(changed)}
          />
        </ToolPanel>
      </div>
    </Section>
  );
}

/** How the seal is placed, and the way to do it without a pointer. */
function PlaceSeal({ session }: { readonly session: SeamSession }) {
  const text = useText();
  const { settings, setSetting, showError } = useWorkbench();
  const { outlook, problem, seal, isPlacing } = useStore(session.state);
  const collects = useStore(settings, (all) => all[COLLECT] === true);
  const { busy, stamps } = useStore(session.draft.state);
  const isReady = seal !== undefined && outlook.seams.length > 0 && !problem;
  const signs = !collects && stamps.length === 0;
  return (
    <div className={styles.place}>
      <Button type="primary" block disabled={!isReady || busy} loading={isPlacing} onClick={() => void session.place()}>
        {text(signs ? texts.placeAndSign : texts.place)}
      </Button>
      <p className={styles.hint}>{text(seal ? texts.clickArea : texts.chooseSeal)}</p>
      <Checkbox checked={collects} onChange={({ target }) => void setSetting(COLLECT, target.checked).catch(showError)}>
        {text(texts.collect)}
      </Checkbox>
      {!collects && stamps.length > 0 && <p className={styles.hint}>{text(texts.othersWait)}</p>}
    </div>
  );
}
