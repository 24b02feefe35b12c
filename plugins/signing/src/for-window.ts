import { KeyNotFound, SealNotFound } from '@sealwright/core/api';
import { KeyUnplugged, SealUnplugged } from './errors.ts';

/**
 * The outcome of work that a window asked for. Windows choose keys and seals from lists: where one is not found, its
 * device went away since, and its id says nothing to the user.
 */
export async function forWindow<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (KeyNotFound.is(error)) throw KeyUnplugged({}, { cause: error });
    if (SealNotFound.is(error)) throw SealUnplugged({}, { cause: error });
    throw error;
  }
}
