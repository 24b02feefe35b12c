import {
  answerCalls,
  type CallHandler,
  type PointReader,
  reportChanges,
  type StampMode,
  type StampModeData,
  type StampTemplate,
} from '@sealwright/core/api';
import { type TemplateEntry, templatesRpc } from './common-templates-rpc.ts';
import { stampPart, stampWords } from './stamp-words.ts';
import type { TemplateFiles } from './template-files.ts';
import type { TemplateService } from './template-service.ts';

export interface AnswerParts {
  readonly templates: TemplateService;
  readonly files: TemplateFiles;
  readonly modes: PointReader<StampModeData, StampMode>;
}

/** The calls of this plugin's view; see `templatesRpc`. */
export function answerTemplates({ templates, files, modes }: AnswerParts): CallHandler {
  const dataOf = (mode: string) => modes.get(mode)?.data;
  const entry = ({ name, stamps }: StampTemplate): TemplateEntry => {
    const parts = stamps.map((stamp) => stampPart(stamp, dataOf(stamp.mode)));
    return { name, parts: [...new Map(parts.map((part) => [part.en, part])).values()] };
  };
  return answerCalls(templatesRpc, {
    watch: (context) => reportChanges(templates.onDidChange, async () => (await templates.list()).map(entry), context),
    get: (name) => templates.get(name),
    describe: (stamps) => stamps.map((stamp) => stampWords(stamp, dataOf(stamp.mode))),
    save: async (template, options) => (await templates.save(template, options)).name,
    remove: (name) => templates.remove(name),
    rename: async (name, to) => (await templates.rename(name, to)).name,
    async exportTo(name, { path, overwrite }, { signal }) {
      await files.write(await templates.get(name), path, { overwrite, signal });
    },
    async read(path) {
      const template = await files.read(path);
      templates.check(template);
      return template;
    },
  });
}
