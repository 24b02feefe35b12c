import { LibraryOptions, VendorSm2 } from '@sealwright/driver-kit/libraries';
import { type Static, Type } from 'typebox';

/** What the plugin's host half tells the driver process about the library that it is for. */
export const Pkcs11Options = Type.Object({
  ...LibraryOptions.properties,
  sm2: Type.Optional(VendorSm2),
  /** Its keys want the PIN for every signature, which most of them tell only to who is logged in. */
  pinPerSignature: Type.Optional(Type.Boolean()),
});
export type Pkcs11Options = Static<typeof Pkcs11Options>;
