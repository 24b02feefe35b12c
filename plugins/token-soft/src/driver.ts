import { defineDriver } from '@sealwright/core/api';
import { SoftDriver } from './soft-driver.ts';
import { TokenFolder } from './token-folder.ts';

export default defineDriver(({ folder, log }) => new SoftDriver(new TokenFolder(folder), log));
