import {
  classes,
  type DocumentSurfaces,
  DrawnStamp,
  PlaceButton,
  type PlacingTool,
  QrCode,
  Section,
  ToolPanel,
  useStore,
  useText,
} from '@sealwright/ui';
import { CodeFields } from './code-fields.tsx';
import styles from './code-panel.module.css';
import type { NextCode } from './next-code.ts';
import { TEXTS } from './texts.ts';

export interface CodePanelProps {
  readonly documentId: string;
  readonly code: NextCode;
  readonly tool: PlacingTool;
  readonly surfaces: DocumentSurfaces;
}

/** 二维码 while its tool is on: what the next code says, and how it looks. */
export function CodePanel({ documentId, code, tool, surfaces }: CodePanelProps) {
  const { look } = useStore(code.state);
  const hasDrawing = useStore(code.drawing) !== undefined;
  return (
    <Section title={TEXTS.title}>
      <ToolPanel documentId={documentId}>
        <CodeFields hasFocus look={look} onChange={(part) => code.change(part)} />
        <Preview code={code} />
        <PlaceButton tool={tool} surfaces={surfaces} documentId={documentId} isDisabled={!hasDrawing} />
      </ToolPanel>
    </Section>
  );
}

function Preview({ code }: Pick<CodePanelProps, 'code'>) {
  const text = useText();
  const { look, problem } = useStore(code.state);
  const drawing = useStore(code.drawing);
  return (
    <div className={styles.preview}>
      {drawing ? (
        <div className={styles.paper} role="img" aria-label={text(TEXTS.preview)}>
          <DrawnStamp drawing={drawing} />
        </div>
      ) : (
        <div className={classes(styles.paper, styles.missing)}>
          <QrCode size={32} strokeWidth={1.25} aria-hidden />
        </div>
      )}
      <p className={classes(styles.word, problem && styles.problem)} aria-live="polite">
        {problem ? text(problem.sentence) : text(drawing ? TEXTS.placed : TEXTS.none, { size: look.size })}
      </p>
    </div>
  );
}
