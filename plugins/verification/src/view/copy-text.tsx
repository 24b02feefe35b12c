import { IconButton, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import { texts } from './texts.ts';

/** A button that copies a value. `what`: its name in the language in force. */
export function CopyText({ value, what }: { readonly value: string; readonly what: string }) {
  const text = useText();
  const workbench = useWorkbench();
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch (fault) {
      workbench.showError(fault);
    }
  }
  return (
    <IconButton
      icon={isCopied ? 'check' : 'copy'}
      label={isCopied ? text(texts.copied) : text(texts.copy, { what })}
      iconSize={13}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    />
  );
}
