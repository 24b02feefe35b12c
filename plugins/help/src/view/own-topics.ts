import type { Localized } from '@sealwright/core/api';
import type { Topic } from './topic.ts';

/** What the page begins with, and where F1 leads where nothing fits better. */
export const FIRST_TOPIC = 'first-steps';
/** Where F1 leads from a document. */
export const DOCUMENT_TOPIC = 'receive-and-sign';

/** By id, which is the name of the two files below `articles`, in their order. */
const INDEX: readonly Omit<Topic, 'title' | 'text'>[] = [
  { id: FIRST_TOPIC, group: 'start', about: ['open', 'recent'] },
  { id: 'first-run', group: 'start', about: ['first-run.page', 'license-import.page'] },
  { id: DOCUMENT_TOPIC, group: 'start', about: ['pdf.document', 'pdf.thumbnails', 'signing.placements'] },
  { id: 'stamp-normal', group: 'seals', about: ['normal', 'signing.seals'] },
  { id: 'stamp-seam', group: 'seals', about: ['seam', 'seam.panel'] },
  { id: 'stamp-multipage', group: 'seals', about: ['multipage', 'multipage.settings'] },
  { id: 'stamp-keyword', group: 'seals', about: ['keyword', 'keyword.panel'] },
  { id: 'stamp-date', group: 'seals', about: ['date', 'date.card'] },
  { id: 'stamp-handwriting', group: 'seals', about: ['handwriting', 'handwriting.panel'] },
  { id: 'stamp-code', group: 'seals', about: ['code', 'code.panel'] },
  { id: 'templates', group: 'seals', about: ['templates.panel'] },
  {
    id: 'usb-key',
    group: 'keys',
    about: ['device-list.page', 'device-init.page', 'certificate-list.page'],
  },
  { id: 'seals-not-shown', group: 'keys', about: ['seal-list.page'] },
  { id: 'locked-key', group: 'keys', about: [] },
  {
    id: 'system-check',
    group: 'keys',
    about: ['assistant-home.page', 'system-check.page', 'service-desk.page'],
  },
  { id: 'verify', group: 'documents', about: ['verification.panel', 'verification.bar'] },
  { id: 'changes', group: 'documents', about: ['version-compare.page', 'documents.version-bar'] },
  { id: 'later-signers', group: 'documents', about: [] },
  {
    id: 'annotations',
    group: 'documents',
    about: [
      ...['annotate.panel', 'annotate.list', 'annotate.highlight', 'annotate.note', 'annotate.text'],
      ...['annotate.line', 'annotate.arrow', 'annotate.box', 'annotate.ink'],
    ],
  },
  { id: 'document-safe', group: 'documents', about: ['safe'] },
  { id: 'audit-log', group: 'documents', about: ['audit-log.page'] },
  { id: 'offline-client', group: 'window', about: [] },
  { id: 'keyboard', group: 'window', about: ['keyboard-shortcuts.page'] },
  { id: 'plugins', group: 'window', about: ['install-manager.page'] },
  { id: 'trouble', group: 'window', about: [] },
  { id: 'accessibility', group: 'window', about: [] },
  { id: 'glossary', group: 'window', about: [] },
];

const files: Readonly<Record<string, string>> = import.meta.glob('./articles/*.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The articles of this plugin. The first line of each file is its title. */
export const ownTopics: readonly Topic[] = INDEX.map((entry) => {
  const chinese = articleIn(`./articles/${entry.id}.zh-CN.md`);
  const english = articleIn(`./articles/${entry.id}.en.md`);
  const both = (part: 'title' | 'text'): Localized => ({ 'zh-CN': chinese[part], en: english[part] });
  return { ...entry, title: both('title'), text: both('text') };
});

function articleIn(file: string): { readonly title: string; readonly text: string } {
  const article = files[file];
  const [, title, text] = /^# (.+)\n([\s\S]*)$/.exec(article ?? '') ?? [];
  if (title === undefined || text === undefined) throw new Error(`${file} is missing or has no title`);
  return { title, text: text.trim() };
}
