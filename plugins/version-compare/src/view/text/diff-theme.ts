import type { Theme } from '@sealwright/ui';
import type { DiffCore } from './load-diff.ts';

const bases = { light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black' } as const;

/** The settings' editor defines a theme of its own; it has to find that again. */
const NAME = 'sealwright-diff';

/** Colours of the editor and the design tokens that they are. */
const COLORS = {
  'editor.background': 'card',
  'editor.foreground': 'ink',
  'editorLineNumber.foreground': 'ink-faint',
  'editorLineNumber.activeForeground': 'ink',
  'editor.selectionBackground': 'selected',
  'editorWidget.background': 'raised',
  'editorWidget.foreground': 'ink',
  'editorWidget.border': 'border-strong',
  focusBorder: 'focus',
  'diffEditor.border': 'border',
  'diffEditor.unchangedRegionBackground': 'page',
  'diffEditor.unchangedRegionForeground': 'ink-soft',
} as const;

/** Makes the editor look like the rest of the window; called when the window has changed its theme. */
export function applyDiffTheme({ editor }: DiffCore, theme: Theme): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => longHex(style.getPropertyValue(`--sw-${name}`).trim());
  editor.defineTheme(NAME, {
    base: bases[theme],
    inherit: true,
    rules: [],
    colors: Object.fromEntries(Object.entries(COLORS).map(([color, name]) => [color, token(name)])),
  });
  editor.setTheme(NAME);
}

/** The editor takes '#ffffff' and not the '#fff' that a minifier makes of it. */
function longHex(color: string): string {
  return color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
}
