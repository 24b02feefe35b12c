/** Licences that an organisation issued, and the machines that they are used on. */
export { type ActivationParts, Activations } from './activations.ts';
