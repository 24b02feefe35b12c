/** For tests of drivers: another computer, keys from openssl, a driver in its process, a judge of SM2 signatures. */
export { compileLibrary } from './compiled-library.ts';
export { elfHeader, fatMachHeader, machHeader, peHeader } from './library-headers.ts';
export {
  buildDriver,
  type DriverBuild,
  type DriverSource,
  type RunningDriver,
  type RunSettings,
} from './run-driver.ts';
export { sm2Digest, sm2Verifies } from './sm2-judge.ts';
export { makePki, type TestKey, type TestKeyKind, type TestPki } from './test-certificates.ts';
export { SEAL_PICTURE, testSeal } from './test-seal.ts';
export { type TestSystem, testSystem } from './test-system.ts';
export { thrownBy } from './thrown-by.ts';
export { writeWhole } from './write-whole.ts';
