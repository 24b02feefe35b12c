import { CliCommands } from './cli-commands.ts';
import { Commands } from './commands.ts';
import { SealSources } from './seal-sources.ts';
import { Settings } from './settings.ts';
import { SetupSteps } from './setup-steps.ts';
import { SignatureAlgorithms } from './signature-algorithms.ts';
import { SignatureFormats } from './signature-formats.ts';
import { StampModes } from './stamp-modes.ts';
import { TokenDrivers } from './token-drivers.ts';
import { Views } from './views.ts';
import { WorkflowSources } from './workflow-sources.ts';

/** All points that the product defines; a host is started with them. */
export const points = [
  StampModes,
  TokenDrivers,
  WorkflowSources,
  SignatureFormats,
  SignatureAlgorithms,
  SealSources,
  SetupSteps,
  Commands,
  Views,
  Settings,
  CliCommands,
] as const;
