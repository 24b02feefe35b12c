import { CliCommands } from './cli-commands.ts';
import { Commands, ViewCommands } from './commands.ts';
import { DocumentTools } from './document-tools.ts';
import { HelpPages } from './help-pages.ts';
import { Hints } from './hints.ts';
import { Keybindings } from './keybindings.ts';
import { Menus } from './menus.ts';
import { SealSources } from './seal-sources.ts';
import { ServiceDesks } from './service-desks.ts';
import { Settings } from './settings.ts';
import { SetupSteps } from './setup-steps.ts';
import { SignatureAlgorithms } from './signature-algorithms.ts';
import { SignatureFormats } from './signature-formats.ts';
import { StampModes } from './stamp-modes.ts';
import { StatusItems } from './status-items.ts';
import { SystemChecks } from './system-checks.ts';
import { TokenDrivers } from './token-drivers.ts';
import { TokenLibraries } from './token-libraries.ts';
import { ViewCalls } from './view-calls.ts';
import { ViewServices } from './view-services.ts';
import { Views } from './views.ts';
import { WorkflowSources } from './workflow-sources.ts';

/** All points that the product defines; a host is started with them. */
export const points = [
  StampModes,
  TokenDrivers,
  TokenLibraries,
  WorkflowSources,
  SignatureFormats,
  SignatureAlgorithms,
  SealSources,
  SetupSteps,
  SystemChecks,
  ServiceDesks,
  Commands,
  ViewCommands,
  Menus,
  Keybindings,
  Views,
  StatusItems,
  DocumentTools,
  ViewServices,
  ViewCalls,
  Settings,
  CliCommands,
  HelpPages,
  Hints,
] as const;
