import { type Static, Type } from 'typebox';

/** Four hex digits each, as `lsusb` writes them. */
export const UsbId = Type.Object({
  vendor: Type.String({ pattern: '^[0-9a-f]{4}$' }),
  product: Type.Optional(Type.String({ pattern: '^[0-9a-f]{4}$' })),
});
export type UsbId = Static<typeof UsbId>;

/** What has to be there for a library to reach its keys; tells why none is seen. */
export const DeviceNeeds = Type.Object({
  readerService: Type.Optional(Type.Boolean()),
  deviceAccess: Type.Optional(Type.Boolean()),
  usb: Type.Optional(Type.Array(UsbId)),
});
export type DeviceNeeds = Static<typeof DeviceNeeds>;

/**
 * What a plugin's host half tells the driver process about the library that it is for. A driver adds to it what is
 * special about the libraries of its kind.
 */
export const LibraryOptions = Type.Object({
  /** Absolute path. */
  path: Type.String({ minLength: 1, maxLength: 4_096 }),
  needs: Type.Optional(DeviceNeeds),
  /** Milliseconds after which a session that is not used closes by itself; default five minutes. */
  idle: Type.Optional(Type.Integer({ minimum: 100 })),
});
export type LibraryOptions = Static<typeof LibraryOptions>;

/** The vendor's own number for SM2, which PKCS#11 2.40 has none for. */
export const VendorSm2 = Type.Object({
  /** CK_MECHANISM_TYPE that signs e = SM3(Z || M) as it stands. */
  signMechanism: Type.Integer({ minimum: 0 }),
});
export type VendorSm2 = Static<typeof VendorSm2>;

/** What an SKF library does in a way of its own. */
export const SkfQuirks = Type.Object({
  /** SKF_RSASignData builds the DigestInfo itself and takes the digest; GM/T 0016 has it take what is to be padded. */
  rsaTakesDigest: Type.Optional(Type.Boolean()),
});
export type SkfQuirks = Static<typeof SkfQuirks>;
