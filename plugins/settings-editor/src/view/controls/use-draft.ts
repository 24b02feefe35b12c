import type { SettingValue } from '@sealwright/core/api';
import { useState } from 'react';
import { sameValue } from '../setting-control.ts';

/** What the user is typing, until the value behind it changes. */
export function useDraft<T extends SettingValue>(value: T): readonly [T, (draft: T) => void] {
  const [state, setState] = useState({ value, draft: value });
  if (!sameValue(state.value, value)) setState({ value, draft: value });
  return [state.draft, (draft) => setState({ value, draft })];
}
