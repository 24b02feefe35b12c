import { type Disposable, DisposableStore, type Locale } from '@sealwright/core/api';
import type { Setting } from '../../common-settings-rpc.ts';
import type { EditorCore } from './load-editor.ts';
import { settingsSchema } from './settings-schema.ts';
import { lendStyleNonce } from './style-nonce.ts';

const SCHEMA = 'sealwright://settings/schema.json';
const MODEL = 'sealwright://settings/settings.json';

export interface SettingsTextOptions {
  readonly text: string;
  /** For screen readers. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** Ctrl+S, on macOS Cmd+S. */
  readonly onSave: () => void;
  readonly onFaults: (count: number) => void;
}

export interface SettingsText extends Disposable {
  /** Puts another text there, as one step of undo; nothing to do where it stands already. */
  show(text: string): void;
  /** Completion, hovers and faults by the settings' schemas, in one language. */
  applySchema(settings: readonly Setting[], locale: Locale): void;
  /** Puts the cursor on a key's entry. */
  reveal(key: string | undefined): void;
}

/** Opens the one editor of the page in an element, whose size it follows. */
export function openSettingsText(core: EditorCore, frame: HTMLElement, options: SettingsTextOptions): SettingsText {
  const { editor, jsonDefaults, KeyCode, KeyMod, MarkerSeverity, Uri } = core;
  const owned = new DisposableStore();
  owned.add(lendStyleNonce());
  const overflow = owned.add(overflowLayer());
  const model = owned.add(editor.createModel(options.text, 'json', Uri.parse(MODEL)));
  const code = owned.add(
    editor.create(frame, {
      model,
      ariaLabel: options.label,
      automaticLayout: true,
      fixedOverflowWidgets: true,
      overflowWidgetsDomNode: overflow.element,
      fontFamily: getComputedStyle(frame).getPropertyValue('--sw-font-mono'),
      fontSize: 13,
      minimap: { enabled: false },
      padding: { top: 8, bottom: 8 },
      // The keys of JSON are strings.
      quickSuggestions: { other: true, comments: false, strings: true },
      scrollBeyondLastLine: false,
      stickyScroll: { enabled: false },
      tabSize: 2,
      wordBasedSuggestions: 'off',
    }),
  );
  code.addCommand(KeyMod.CtrlCmd | KeyCode.KeyS, options.onSave);
  owned.add(model.onDidChangeContent(() => options.onChange(model.getValue())));
  owned.add(
    editor.onDidChangeMarkers(() => {
      const markers = editor.getModelMarkers({ resource: model.uri });
      options.onFaults(markers.filter(({ severity }) => severity === MarkerSeverity.Error).length);
    }),
  );
  return {
    show(text) {
      if (text === model.getValue()) return;
      code.pushUndoStop();
      code.executeEdits('settings', [{ range: model.getFullModelRange(), text }]);
      code.pushUndoStop();
    },
    applySchema(settings, locale) {
      jsonDefaults.setDiagnosticsOptions({
        validate: true,
        allowComments: false,
        schemaValidation: 'error',
        trailingCommas: 'error',
        schemas: [{ uri: SCHEMA, fileMatch: [MODEL], schema: settingsSchema(settings, locale) }],
      });
    },
    reveal(key) {
      const found =
        key === undefined
          ? null
          : model.findNextMatch(JSON.stringify(key), { lineNumber: 1, column: 1 }, false, true, null, false);
      if (!found) return;
      code.setPosition(found.range.getEndPosition());
      code.revealRangeInCenter(found.range);
      code.focus();
    },
    dispose: () => owned.dispose(),
  };
}

/** Where lists and hovers are drawn that reach over the editor's edge: outside of all that clips or moves its contents. */
function overflowLayer() {
  const element = document.createElement('div');
  element.className = 'monaco-editor';
  document.body.append(element);
  return { element, dispose: () => element.remove() };
}
