import type { Localized } from '@sealwright/core/api';
import { Button } from 'antd';
import type { DocumentSurfaces } from '../contracts/document-surface.ts';
import { useText } from '../hooks/use-text.ts';
import { useWorkbench } from '../hooks/workbench-provider.tsx';
import type { PlacingTool } from './placing-tool.tsx';
import styles from './stamp-fields.module.css';
import { useSurfaceState } from './use-surface-state.ts';

export interface PlaceButtonProps {
  readonly tool: Pick<PlacingTool, 'placeInMiddle'>;
  readonly surfaces: DocumentSurfaces;
  readonly documentId: string;
  /** Whose middle it is, 0-based; default: the page in sight. */
  readonly page?: number;
  readonly isDisabled?: boolean;
}

/** How a stamp is placed, and the way to do it without a pointer. */
export function PlaceButton({ tool, surfaces, documentId, page, isDisabled = false }: PlaceButtonProps) {
  const text = useText();
  const { showError } = useWorkbench();
  const { currentPage } = useSurfaceState(surfaces, documentId);
  return (
    <div className={styles.place}>
      <Button
        size="small"
        block
        disabled={isDisabled}
        onClick={() => void tool.placeInMiddle(documentId).catch(showError)}
      >
        {text(TEXTS.place, { page: (page ?? currentPage) + 1 })}
      </Button>
      <p className={styles.hint}>{text(TEXTS.how)}</p>
    </div>
  );
}

const TEXTS = {
  place: { 'zh-CN': '放到第 {page} 页中央', en: 'Put in the Middle of Page {page}' },
  how: {
    'zh-CN': '或在页面上点击放置，再拖动或用方向键微调；按 Esc 结束。',
    en: 'Or click on a page. Drag it or use the arrow keys to adjust; Esc ends.',
  },
} as const satisfies Record<string, Localized>;
