/**
 * The editor with JSON and no other language, in a chunk of its own. All features come with it: the part that starts
 * language workers imports every one of them anyway, and what is registered after the first editor stands finds its
 * services missing.
 */
import 'monaco-editor/features/register.all';

export { editor, KeyCode, KeyMod, MarkerSeverity, Uri } from 'monaco-editor/editor';
export { jsonDefaults } from 'monaco-editor/languages/features/json/register';
