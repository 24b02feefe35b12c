/**
 * The editor without any language, in a chunk of its own. All features come with it: what is registered after the first
 * editor of the page stands, which may be the settings', finds its services missing.
 */
import 'monaco-editor/features/register.all';

export { editor } from 'monaco-editor/editor';
