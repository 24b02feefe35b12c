import type { KeyboardEvent, ReactNode } from 'react';
import { useWorkbench } from '../hooks/workbench-provider.tsx';
import styles from './stamp-fields.module.css';

export interface ToolPanelProps {
  readonly documentId: string;
  readonly children: ReactNode;
}

/** The fields of a tool that is on, beside its document. Escape in one of them ends the tool, too. */
export function ToolPanel({ documentId, children }: ToolPanelProps) {
  const { documents } = useWorkbench();
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isListOpen(event)) return;
    event.preventDefault();
    documents.setTool(documentId, undefined);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that works in all of the fields
    <div className={styles.panel} onKeyDown={press}>
      {children}
    </div>
  );
}

/** Escape closes the list of a field first. Menus that a field opened stand elsewhere in the page, though not for React. */
function isListOpen({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (!(target instanceof Element)) return false;
  return !currentTarget.contains(target) || target.closest('[aria-expanded="true"]') !== null;
}
