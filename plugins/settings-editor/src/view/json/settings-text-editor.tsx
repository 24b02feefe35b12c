import { ErrorState, LoadingState, useLoad, useLocale, useStore, useWorkbench } from '@sealwright/ui';
import { useEffect, useRef } from 'react';
import type { Setting } from '../../common-settings-rpc.ts';
import { texts } from '../texts.ts';
import { applyTheme } from './editor-theme.ts';
import { type EditorCore, loadEditor } from './load-editor.ts';
import { openSettingsText, type SettingsText } from './open-settings-text.ts';
import styles from './settings-json.module.css';

export interface SettingsTextEditorProps {
  readonly text: string;
  readonly settings: readonly Setting[];
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
  /** Told how many faults the editor sees. */
  readonly onFaults: (count: number) => void;
  /** Brought into sight at first. */
  readonly revealKey: string | undefined;
}

/** The code editor, loaded when it is first shown. */
export function SettingsTextEditor(props: SettingsTextEditorProps) {
  const locale = useLocale();
  const { reload, ...core } = useLoad(() => loadEditor(locale), []);
  if (core.state === 'error') return <ErrorState error={core.error} onRetry={reload} />;
  if (core.state === 'loading') return <LoadingState label={texts.loadingEditor} />;
  return <LoadedEditor {...props} core={core.value} />;
}

function LoadedEditor({ core, ...props }: SettingsTextEditorProps & { readonly core: EditorCore }) {
  const locale = useLocale();
  const theme = useStore(useWorkbench().theme);
  const frame = useRef<HTMLDivElement>(null);
  const open = useRef<SettingsText>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    applyTheme(core, theme);
  }, [core, theme]);

  useEffect(() => {
    const editor = openSettingsText(core, frame.current!, {
      text: latest.current.text,
      label: texts.jsonLabel[locale],
      onChange: (text) => latest.current.onChange(text),
      onSave: () => latest.current.onSave(),
      onFaults: (count) => latest.current.onFaults(count),
    });
    open.current = editor;
    return () => void editor.dispose();
  }, [core, locale]);

  useEffect(() => open.current?.applySchema(props.settings, locale), [props.settings, locale]);
  useEffect(() => open.current?.show(props.text), [props.text]);
  useEffect(() => open.current?.reveal(props.revealKey), [props.revealKey]);
  return <div ref={frame} className={styles.editor} />;
}
