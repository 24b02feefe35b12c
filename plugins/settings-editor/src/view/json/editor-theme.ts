import type { Theme } from '@sealwright/ui';
import type { EditorCore } from './load-editor.ts';

const bases = { light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black' } as const;

/** Colours of the editor and the design tokens that they are. */
const COLORS = {
  'editor.background': 'card',
  'editor.foreground': 'ink',
  'editor.lineHighlightBorder': 'border',
  'editorLineNumber.foreground': 'ink-faint',
  'editorLineNumber.activeForeground': 'ink',
  'editor.selectionBackground': 'selected',
  'editorWidget.background': 'raised',
  'editorWidget.foreground': 'ink',
  'editorWidget.border': 'border-strong',
  'editorHoverWidget.background': 'raised',
  'editorSuggestWidget.background': 'raised',
  'editorSuggestWidget.selectedBackground': 'selected',
  'editorSuggestWidget.selectedForeground': 'on-selected',
  'input.background': 'card',
  'input.foreground': 'ink',
  'input.border': 'border-strong',
  'menu.background': 'raised',
  'menu.foreground': 'ink',
  'menu.selectionBackground': 'selected',
  'menu.selectionForeground': 'on-selected',
  focusBorder: 'focus',
  'editorError.foreground': 'danger',
  'editorWarning.foreground': 'warning',
} as const;

const SYNTAX = {
  'string.key.json': 'info',
  'string.value.json': 'success',
  'number.json': 'warning',
  'keyword.json': 'seal',
} as const;

/** Makes the editor look like the rest of the window; called when the window has changed its theme. */
export function applyTheme({ editor }: EditorCore, theme: Theme): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => longHex(style.getPropertyValue(`--sw-${name}`).trim());
  editor.defineTheme('sealwright', {
    base: bases[theme],
    inherit: true,
    rules: Object.entries(SYNTAX).map(([scope, name]) => ({ token: scope, foreground: token(name).slice(1) })),
    colors: Object.fromEntries(Object.entries(COLORS).map(([color, name]) => [color, token(name)])),
  });
  editor.setTheme('sealwright');
}

/** The editor takes '#ffffff' and not the '#fff' that a minifier makes of it. */
function longHex(color: string): string {
  return color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
}
