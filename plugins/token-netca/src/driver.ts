import { defineDriver } from '@sealwright/core/api';
import { Check } from 'typebox/schema';
import { LibraryDriver } from './library-driver.ts';
import { LibraryOptions } from './library-options.ts';
import { OptionsInvalid } from './netca-errors.ts';
import { openLibrary } from './open-library.ts';

export default defineDriver(async ({ library, log }) => {
  const options = library?.options;
  if (!Check(LibraryOptions, options)) throw OptionsInvalid({});
  return new LibraryDriver(await openLibrary(options.path, log), options, log);
});
