import type { Localized, RevisionChange, SignatureCoverage } from '@sealwright/core/api';
import { coverageDefects, listChanges } from './labels.ts';

/** What a signature covers of the file, with what follows: '覆盖前 81,920 字节，之后有 2 处改动：新增了批注（第 2 页）。' */
export function coverageSentence(coverage: SignatureCoverage, laterChanges: readonly RevisionChange[]): Localized {
  switch (coverage.kind) {
    case 'whole-file':
      return { 'zh-CN': '覆盖整个文件。', en: 'Covers the whole file.' };
    case 'malformed': {
      const why = coverageDefects[coverage.reason];
      return { 'zh-CN': `覆盖范围异常：${why['zh-CN']}。`, en: `The coverage is malformed: ${why.en}.` };
    }
    case 'revision': {
      const bytes = coverage.end.toLocaleString('en');
      const count = laterChanges.length;
      const list = listChanges(laterChanges);
      return {
        'zh-CN': `覆盖前 ${bytes} 字节，之后${count === 0 ? '没有发现改动' : `有 ${count} 处改动：${list['zh-CN']}`}。`,
        en: `Covers the first ${bytes} bytes; ${count === 0 ? 'no changes were found after them' : `changes after them (${count}): ${list.en}`}.`,
      };
    }
  }
}
