/** What stands on this computer: the vendors' libraries and USB keys, and why one of them cannot be used. */
export {
  builtInCatalogue,
  type Catalogue,
  CatalogueInvalid,
  type LibraryKind,
  type LibraryPlaces,
  USER_CATALOGUE,
  type Vendor,
} from './catalogue.ts';
export { DeviceForbidden, diagnoseDevice, ReaderServiceMissing } from './diagnose-device.ts';
export {
  DependencyMissing,
  diagnoseLibrary,
  type LibraryDiagnosis,
  LibraryMissing,
  LibraryUnreadable,
  NotALibrary,
  WrongBits,
  WrongProcessor,
  WrongSystem,
} from './diagnose-library.ts';
export { type FoundLibrary, findLibraries, type LibrarySearch } from './find-libraries.ts';
export { InstalledLibraries, type InstalledLibrariesOptions } from './installed-libraries.ts';
export { DeviceNeeds, LibraryOptions, SkfQuirks, VendorSm2 } from './library-options.ts';
export { type System, thisSystem } from './system-places.ts';
