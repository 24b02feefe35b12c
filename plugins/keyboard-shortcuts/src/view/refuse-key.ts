import type { Localized } from '@sealwright/core/api';

const MOVES: Localized = {
  'zh-CN': '“{key}”用于操作界面，请与 Ctrl 或 Alt 一起使用。',
  en: '"{key}" works the window itself. Hold Ctrl or Alt with it.',
};
const LETTER: Localized = {
  'zh-CN': '单独的字母、数字和符号会与输入文字冲突，请与 Ctrl 或 Alt 一起使用。',
  en: 'Letters, digits and signs alone are for typing. Hold Ctrl or Alt with them.',
};

/** Keys by which everything is operated without a mouse. */
const MOVING = new Set(['tab', 'enter', 'escape', 'arrowup', 'arrowdown', 'arrowleft', 'arrowright', 'backspace']);

/** Why a key cannot be a shortcut, or `undefined` for one that can. Single characters alone: WCAG 2.2, 2.1.4. */
export function refuseKey(key: string): Localized | undefined {
  if (/^(?:mod|ctrl|alt)\+/.test(key)) return undefined;
  const plain = key.replace(/^shift\+/, '');
  if (MOVING.has(plain)) return MOVES;
  return plain.length === 1 ? LETTER : undefined;
}
