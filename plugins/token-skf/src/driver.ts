import { defineDriver } from '@sealwright/core/api';
import { OptionsInvalid } from '@sealwright/driver-kit/driver';
import { Check } from 'typebox/schema';
import { bindLibrary } from './skf-binding.ts';
import { SkfDriver } from './skf-driver.ts';
import { SkfLibrary } from './skf-library.ts';
import { SkfOptions } from './skf-options.ts';

export default defineDriver(async ({ library, log }) => {
  const options = library?.options;
  if (!Check(SkfOptions, options)) throw OptionsInvalid({});
  return new SkfDriver(new SkfLibrary(await bindLibrary(options.path, log)), options, log);
});
