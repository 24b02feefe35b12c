export { HandingIn, type HandingInParts } from './handing-in.ts';
