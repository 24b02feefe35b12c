import type { Localized } from '@sealwright/core/api';
import { useState } from 'react';
import { useText } from '../hooks/use-text.ts';
import { useWorkbench } from '../hooks/workbench-provider.tsx';
import { IconButton } from './icon-button.tsx';

const COPY: Localized = { 'zh-CN': '复制{what}', en: 'Copy: {what}' };
const COPIED: Localized = { 'zh-CN': '已复制', en: 'Copied' };

export interface CopyButtonProps {
  readonly value: string;
  /** Name of the value, in the language in force. */
  readonly what: string;
}

/** Copies a value and says that it did. */
export function CopyButton({ value, what }: CopyButtonProps) {
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
      label={isCopied ? text(COPIED) : text(COPY, { what })}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    />
  );
}
