import {
  CliCommands,
  DocumentFiles,
  definePlugin,
  Keys,
  OpenDocuments,
  PdfEngine,
  Seals,
  SignatureFormats,
  Signing,
  SigningDecide,
  SigningDidFail,
  SigningDidSign,
  SigningWillSign,
  StampModes,
  StampTemplates,
  TextSearch,
  Verification,
  ViewCalls,
} from '@sealwright/core/api';
import { answerSigningCalls } from './answer-signing-calls.ts';
import { signCommand } from './cli-sign.ts';
import { signingRpc } from './common-signing-rpc.ts';
import { StampPlanner } from './plan-stamps.ts';
import { SigningPipeline } from './signing-pipeline.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles, keys: Keys, seals: Seals },
  optional: { verification: Verification, documents: OpenDocuments, textSearch: TextSearch, templates: StampTemplates },
  points: { modes: StampModes, formats: SignatureFormats },
  hooks: { decide: SigningDecide, willSign: SigningWillSign, didSign: SigningDidSign, didFail: SigningDidFail },
  activate({
    engine,
    files,
    keys,
    seals,
    verification,
    documents,
    textSearch,
    templates,
    modes,
    formats,
    decide,
    willSign,
    didSign,
    didFail,
    ...plugin
  }) {
    const planner = new StampPlanner(modes, seals);
    const parts = {
      engine,
      files,
      keys,
      planner,
      formats,
      verification,
      textSearch,
      decide,
      willSign,
      didSign,
      didFail,
    };
    const pipeline = new SigningPipeline(parts);
    plugin.own(plugin.provide(Signing, pipeline));
    plugin.own(plugin.contribute(CliCommands, 'sign', signCommand({ signing: pipeline, keys, files, templates })));
    const calls = answerSigningCalls({ ...parts, signing: pipeline, modes, seals, documents });
    plugin.own(plugin.contribute(ViewCalls, signingRpc.name, calls));
  },
});
