/** What revisions changed, put into words: for panels, comparisons and reports alike. */
import type { Localized } from './localized.ts';
import type { RevisionChange } from './services/pdf-engine.ts';

/** Changes of one kind. */
export interface ChangeGroup {
  readonly kind: RevisionChange['kind'];
  /** For lists inside a sentence too. */
  readonly label: Localized;
  readonly count: number;
  /** 0-based, ascending; none where the changes belong to no page. */
  readonly pages: readonly number[];
}

const changeLabels: Readonly<Record<RevisionChange['kind'], Localized>> = {
  'signature-added': { 'zh-CN': '新增了签名', en: 'a signature was added' },
  'signature-field-added': { 'zh-CN': '新增了签名域', en: 'a signature field was added' },
  'signature-removed': { 'zh-CN': '删除或替换了签名', en: 'a signature was removed or replaced' },
  'form-value-changed': { 'zh-CN': '填写了表单', en: 'form fields were filled in' },
  'form-field-added': { 'zh-CN': '新增了表单域', en: 'form fields were added' },
  'annotation-added': { 'zh-CN': '新增了批注', en: 'annotations were added' },
  'annotation-changed': { 'zh-CN': '修改了批注', en: 'annotations were changed' },
  'annotation-removed': { 'zh-CN': '删除了批注', en: 'annotations were removed' },
  'validation-data': { 'zh-CN': '补充了长期验证数据', en: 'validation data were added' },
  metadata: { 'zh-CN': '更新了文档属性', en: 'document properties were updated' },
  'page-content': { 'zh-CN': '页面内容被改动', en: 'page content was changed' },
  'page-added-or-removed': { 'zh-CN': '页面被增删或调换', en: 'pages were added, removed or reordered' },
  'page-attributes': { 'zh-CN': '页面尺寸或属性被改动', en: 'page size or attributes were changed' },
  catalog: { 'zh-CN': '文档设置被改动', en: 'document settings were changed' },
  'unused-object': { 'zh-CN': '写入了未使用的数据', en: 'unused data were written' },
  other: { 'zh-CN': '文档结构被改动', en: 'the structure of the document was changed' },
};

/** Changes by kind, in the order in which the kinds first occur. */
export function groupChanges(changes: readonly RevisionChange[]): ChangeGroup[] {
  const groups = new Map<RevisionChange['kind'], { count: number; pages: Set<number> }>();
  for (const { kind, page } of changes) {
    const group = groups.get(kind) ?? { count: 0, pages: new Set() };
    group.count++;
    if (page !== undefined) group.pages.add(page);
    groups.set(kind, group);
  }
  return [...groups].map(([kind, { count, pages }]) => ({
    kind,
    label: changeLabels[kind],
    count,
    pages: [...pages].sort((a, b) => a - b),
  }));
}
