import { Button, Input, useText, useWorkbench } from '@sealwright/ui';
import type { TextControl } from '../setting-control.ts';
import { texts } from '../texts.ts';
import { beginAt } from './begin-at.ts';
import type { ControlProps } from './control-props.ts';
import styles from './controls.module.css';
import { useDraft } from './use-draft.ts';

/** A line of text; a path can be chosen too. */
export function TextField({ control, value, label, describedBy, onCommit }: ControlProps<TextControl, string>) {
  const text = useText();
  const workbench = useWorkbench();
  const [draft, setDraft] = useDraft(value);
  const commit = () => draft !== value && onCommit(draft);

  async function choose() {
    try {
      const [path] = await workbench.pickFiles({ title: texts.chooseFile, filters: [], ...beginAt(value) });
      if (path !== undefined) onCommit(path);
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  return (
    <div className={styles.text}>
      <Input
        aria-label={label}
        aria-describedby={describedBy}
        value={draft}
        {...(control.maxLength !== undefined && { maxLength: control.maxLength })}
        onChange={(event) => setDraft(event.target.value)}
        onPressEnter={commit}
        onBlur={commit}
      />
      {control.kind === 'path' && <Button onClick={() => void choose()}>{text(texts.choose)}</Button>}
    </div>
  );
}
