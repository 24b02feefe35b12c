/** Numbers of PKCS#11 2.40 that the driver uses. Kept here so that tests and the host half need no native code. */
export const CKF = {
  decrypt: 0x200,
  serialSession: 0x4,
  rwSession: 0x2,
  writeProtected: 0x2,
  tokenInitialised: 0x400,
  userPinCountLow: 0x1_0000,
  userPinFinalTry: 0x2_0000,
  userPinLocked: 0x4_0000,
  officerPinLocked: 0x40_0000,
  osLockingOk: 0x2,
} as const;

export const CKU = { securityOfficer: 0, user: 1, contextSpecific: 2 } as const;

export const CKO = { data: 0, certificate: 1, publicKey: 2, privateKey: 3 } as const;

export const CKA = {
  class: 0x0,
  private: 0x2,
  label: 0x3,
  value: 0x11,
  certificateType: 0x80,
  id: 0x102,
  decrypt: 0x105,
  sign: 0x108,
  modulus: 0x120,
  alwaysAuthenticate: 0x202,
} as const;

export const CKM = { rsaPkcs: 0x1, rsaPkcsOaep: 0x9, rsaPkcsPss: 0xd, ecdsa: 0x1041 } as const;

/** Hash mechanism and mask generation function, as `CK_RSA_PKCS_PSS_PARAMS` names them. */
export const PSS_HASHES = {
  sha1: { hashAlg: 0x220, mgf: 1 },
  sha224: { hashAlg: 0x255, mgf: 5 },
  sha256: { hashAlg: 0x250, mgf: 2 },
  sha384: { hashAlg: 0x260, mgf: 3 },
  sha512: { hashAlg: 0x270, mgf: 4 },
} as const;

export const CKR = {
  generalError: 0x5,
  functionFailed: 0x6,
  dataInvalid: 0x20,
  dataLenRange: 0x21,
  deviceError: 0x30,
  deviceRemoved: 0x32,
  encryptedDataInvalid: 0x40,
  encryptedDataLenRange: 0x41,
  pinIncorrect: 0xa0,
  pinInvalid: 0xa1,
  pinLengthRange: 0xa2,
  pinExpired: 0xa3,
  pinLocked: 0xa4,
  sessionClosed: 0xb0,
  sessionHandleInvalid: 0xb3,
  tokenNotPresent: 0xe0,
  tokenNotRecognized: 0xe1,
  userAlreadyLoggedIn: 0x100,
  userNotLoggedIn: 0x101,
  userPinNotInitialised: 0x102,
} as const;
