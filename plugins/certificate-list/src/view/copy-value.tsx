import { IconButton, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import { texts } from './texts.ts';

export interface CopyValueProps {
  readonly value: string;
  /** Name of the value, in the language in force. */
  readonly what: string;
}

/** A button that copies a value and says that it did. */
export function CopyValue({ value, what }: CopyValueProps) {
  const text = useText();
  const workbench = useWorkbench();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      (fault) => workbench.showError(fault),
    );
  return (
    <IconButton
      icon={isCopied ? 'check' : 'copy'}
      iconSize={13}
      label={isCopied ? text(texts.copied) : text(texts.copy, { what })}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    />
  );
}
