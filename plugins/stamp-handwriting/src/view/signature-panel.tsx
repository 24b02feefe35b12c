import {
  Button,
  type DocumentSurfaces,
  DrawnStamp,
  NumberField,
  PlaceButton,
  Section,
  type StampDrawing,
  StampFields,
  ToolPanel,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { keepLook, type NextSignature, usualLook, WIDTHS } from './next-signature.ts';
import { PenFields } from './pen-fields.tsx';
import type { SignatureLook } from './signature.ts';
import styles from './signature-panel.module.css';
import type { SignatureTool } from './signature-tool.ts';
import { TEXTS } from './texts.ts';

export interface SignaturePanelProps {
  readonly documentId: string;
  readonly signature: NextSignature;
  readonly tool: SignatureTool;
  readonly surfaces: DocumentSurfaces;
}

/** 手写签名 while its tool is on: what was written, and how it is placed. */
export function SignaturePanel({ documentId, signature, tool, surfaces }: SignaturePanelProps) {
  const text = useText();
  const workbench = useWorkbench();
  const look = usualLook(useStore(workbench.settings));
  const drawing = useStore(signature.drawing);
  const change = (part: Partial<SignatureLook>) => keepLook(part, workbench);
  return (
    <Section title={TEXTS.title}>
      <ToolPanel documentId={documentId}>
        {drawing && (
          <div className={styles.paper} role="img" aria-label={text(TEXTS.preview)}>
            <DrawnStamp drawing={drawing} />
          </div>
        )}
        <div className={styles.row}>
          <span className={styles.hint}>{drawing && text(TEXTS.size, sizeOf(drawing))}</span>
          <Button size="small" onClick={() => tool.write(documentId)}>
            {text(drawing ? TEXTS.rewrite : TEXTS.write)}
          </Button>
        </div>
        <StampFields>
          <NumberField
            title={TEXTS.width}
            isWide
            unit="mm"
            value={look.width}
            min={WIDTHS.least}
            max={WIDTHS.most}
            onChange={(width) => change({ width })}
          />
          <PenFields look={look} onChange={change} />
        </StampFields>
        <p className={styles.hint}>{text(TEXTS.kept)}</p>
        <PlaceButton tool={tool.placing} surfaces={surfaces} documentId={documentId} isDisabled={!drawing} />
      </ToolPanel>
    </Section>
  );
}

function sizeOf({ size }: StampDrawing) {
  return { width: size.width.toFixed(1), height: size.height.toFixed(1) };
}
