import { DocumentsDidOpen, DocumentsDidSave } from '../api/services/open-documents.ts';
import { SigningDecide, SigningDidSign, SigningWillSign } from '../api/services/signing.ts';
import type { Admission } from '../kernel/isolation.ts';
import { pointDoors } from './point-doors.ts';
import { serviceDoors } from './service-doors.ts';

/**
 * What third-party plugins may use. Not among it, and refused by name: whatever has code or room in the window, which all
 * views share (`views`, `viewCommands`, `viewServices`, `viewCalls`, `documentTools`, `statusItems`, and `setupSteps`,
 * which run in it); `keybindings`, since a key does what it always did; `signatureFormats`, which sign with the session of
 * a key; `tokenLibraries`, which load libraries into the processes of other drivers.
 */
export const ADMISSION: Admission = {
  points: new Set([...pointDoors.keys(), 'tokenDrivers', 'settings', 'menus']),
  services: new Set(serviceDoors.keys()),
  hooks: new Set(
    [SigningDecide, SigningWillSign, SigningDidSign, DocumentsDidOpen, DocumentsDidSave].map(({ id }) => id),
  ),
};
