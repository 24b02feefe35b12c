import type { Localized, ModificationRules } from '@sealwright/core/api';
import { type JudgeParts, withSource } from './judge-parts.ts';
import { withJudged } from './open-judged.ts';
import { refuse } from './refusals.ts';
import type { Verdict } from './verdict.ts';

type Reason = Extract<ModificationRules['signing'], { allowed: false }>['reason'];

const REASONS: Readonly<Record<Reason, Localized>> = {
  'certified-no-changes': { 'zh-CN': '文件已被认证，禁止任何改动', en: 'it is certified and must not be changed' },
  'fields-locked': { 'zh-CN': '之前的签名锁定了所有域', en: 'an earlier signature locks all fields' },
  permissions: { 'zh-CN': '文件的加密权限不允许', en: 'its permissions forbid it' },
  'usage-rights': { 'zh-CN': '文件的使用权限不允许', en: 'its usage rights forbid it' },
  xfa: { 'zh-CN': '文件是动态 XFA 表单', en: 'it is a dynamic XFA form' },
  'damaged-form': { 'zh-CN': '文件的表单结构已损坏', en: 'its form is damaged' },
};

/** Whether the file of a draft is a PDF that its recipients can open and sign. */
export function judgeDocument({ engine, files }: JudgeParts, path: string): Promise<Verdict> {
  return withSource(files, path, (source) =>
    withJudged(engine, source, async (document): Promise<Verdict> => {
      const { signing } = await document.modificationRules();
      if (!signing.allowed) return refuse('file-locked', REASONS[signing.reason]);
      // Read now what would otherwise fail under the hands of a recipient.
      await document.signatures();
      await document.page(0);
      return { accepted: true, pages: document.pageCount, signatures: [] };
    }),
  );
}
