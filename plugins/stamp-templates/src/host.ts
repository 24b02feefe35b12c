import {
  CliCommands,
  DocumentFiles,
  definePlugin,
  Seals,
  StampModes,
  StampTemplates,
  ViewCalls,
} from '@sealwright/core/api';
import { answerTemplates } from './answer-templates.ts';
import { templateCommands } from './cli/template-commands.ts';
import { templatesRpc } from './common-templates-rpc.ts';
import { TemplateFiles } from './template-files.ts';
import { TemplateService } from './template-service.ts';
import { TemplateShelf } from './template-shelf.ts';

export default definePlugin({
  requires: { seals: Seals, documentFiles: DocumentFiles },
  points: { modes: StampModes },
  activate({ seals, documentFiles, modes, storage, own, provide, contribute }) {
    const templates = new TemplateService(new TemplateShelf(storage), modes, seals);
    const files = new TemplateFiles(documentFiles);
    own(provide(StampTemplates, templates));
    own(contribute(ViewCalls, templatesRpc.name, answerTemplates({ templates, files, modes })));
    for (const [id, run] of Object.entries(templateCommands({ templates, files }))) {
      own(contribute(CliCommands, id, { run }));
    }
  },
});
