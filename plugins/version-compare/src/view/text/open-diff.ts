import { type Disposable, DisposableStore } from '@sealwright/core/api';
import type { DiffCore } from './load-diff.ts';

type HalfEditor = ReturnType<ReturnType<DiffCore['editor']['createDiffEditor']>['getOriginalEditor']>;

export interface TextDifferenceOptions {
  readonly before: string;
  readonly after: string;
  /** For screen readers. */
  readonly labels: { readonly before: string; readonly after: string };
  /** Told how many runs of lines differ, as soon as that is known. */
  readonly onCount: (count: number) => void;
}

export interface TextDifference extends Disposable {
  /** Goes to the next run of lines that differ, or the one before. */
  go(step: 1 | -1): void;
}

/** Shows two texts side by side in an element, whose size it follows. Nothing can be typed. */
export function openDiff(core: DiffCore, frame: HTMLElement, options: TextDifferenceOptions): TextDifference {
  const { editor } = core;
  const owned = new DisposableStore();
  const original = owned.add(editor.createModel(options.before, 'plaintext'));
  const modified = owned.add(editor.createModel(options.after, 'plaintext'));
  const diff = owned.add(
    editor.createDiffEditor(frame, {
      automaticLayout: true,
      readOnly: true,
      originalEditable: false,
      domReadOnly: true,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: false,
      ignoreTrimWhitespace: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      diffAlgorithm: 'advanced',
      hideUnchangedRegions: { enabled: true },
      // Chinese text has few spaces to break at.
      wordWrap: 'on',
      wordBreak: 'normal',
      diffWordWrap: 'on',
      fontFamily: getComputedStyle(frame).getPropertyValue('--sw-font'),
      fontSize: 13,
      lineHeight: 21,
      lineNumbers: 'off',
      folding: false,
      glyphMargin: false,
      minimap: { enabled: false },
      overviewRulerLanes: 2,
      scrollBeyondLastLine: false,
      stickyScroll: { enabled: false },
      contextmenu: false,
      unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    }),
  );
  owned.add(keepLabel(diff.getOriginalEditor(), options.labels.before));
  owned.add(keepLabel(diff.getModifiedEditor(), options.labels.after));
  owned.add(diff.onDidUpdateDiff(() => options.onCount(diff.getLineChanges()?.length ?? 0)));
  diff.setModel({ original, modified });
  return {
    go: (step) => diff.goToDiff(step === 1 ? 'next' : 'previous'),
    dispose() {
      diff.setModel(null);
      owned.dispose();
      // Themes are the page's: the settings' editor gets its own back.
      editor.setTheme('sealwright');
    },
  };
}

/** Names an editor for screen readers. The diff editor takes the name away whenever it has a change for its two halves. */
function keepLabel(half: HalfEditor, label: string): Disposable {
  const name = () => {
    if (half.getRawOptions().ariaLabel !== label) half.updateOptions({ ariaLabel: label });
  };
  name();
  return half.onDidChangeConfiguration(name);
}
