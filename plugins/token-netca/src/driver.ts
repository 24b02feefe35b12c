import { defineDriver } from '@sealwright/core/api';
import { OptionsInvalid } from '@sealwright/driver-kit/driver';
import { Check } from 'typebox/schema';
import { LibraryDriver } from './library-driver.ts';
import { openLibrary } from './open-library.ts';
import { Pkcs11Options } from './pkcs11-options.ts';

export default defineDriver(async ({ library, log }) => {
  const options = library?.options;
  if (!Check(Pkcs11Options, options)) throw OptionsInvalid({});
  return new LibraryDriver(await openLibrary(options.path, log), options, log);
});
