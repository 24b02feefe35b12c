import {
  CliCommands,
  DocumentFiles,
  definePlugin,
  Keys,
  PdfEngine,
  Seals,
  SignatureFormats,
  Signing,
  SigningDecide,
  SigningDidSign,
  SigningWillSign,
  StampModes,
  Verification,
} from '@sealwright/core/api';
import { signCommand } from './cli-sign.ts';
import { StampPlanner } from './plan-stamps.ts';
import { SigningPipeline } from './signing-pipeline.ts';

export default definePlugin({
  requires: { engine: PdfEngine, files: DocumentFiles, keys: Keys, seals: Seals },
  optional: { verification: Verification },
  points: { modes: StampModes, formats: SignatureFormats },
  hooks: { decide: SigningDecide, willSign: SigningWillSign, didSign: SigningDidSign },
  activate({ engine, files, keys, seals, verification, modes, formats, decide, willSign, didSign, ...plugin }) {
    const planner = new StampPlanner(modes, seals);
    const parts = { engine, files, keys, planner, formats, verification, decide, willSign, didSign };
    const pipeline = new SigningPipeline(parts);
    plugin.own(plugin.provide(Signing, pipeline));
    plugin.own(plugin.contribute(CliCommands, 'sign', signCommand(pipeline)));
  },
});
