import type { SetupStep } from '@sealwright/core/api';
import type { UpdateMemory } from './update-memory.ts';

/** The check as a step of a first run: done when its user has seen one end. */
export function updateSetupStep(memory: UpdateMemory): SetupStep {
  return { state: async () => ((await memory.read()).concluded ? 'done' : 'open') };
}
