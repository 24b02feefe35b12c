export { type CertificateFields, readCertificate, sameName } from './certificate-fields.ts';
export { completeSignedData } from './complete-signed-data.ts';
export {
  encodeSignedAttributes,
  encodeSignedData,
  type SignedDataPlan,
  withoutDuplicates,
} from './compose-signed-data.ts';
export {
  AlgorithmUnsupported,
  CertificateMissing,
  DigestUnsupported,
  TsaInvalid,
  TsaRefused,
  TsaUnreachable,
} from './errors.ts';
export { defects, warnings } from './findings.ts';
export { HASH_NAMES, hashByOid, hashOid, hashSize, hashTitle } from './hash-algorithms.ts';
export { inspectSignatureTimestamp, signerInspection, withoutSigner } from './inspect-signer.ts';
export { inspectTimestamp, timestampInspection } from './inspect-timestamp.ts';
export { judgeSigner, type SignerJudgement } from './judge-signer.ts';
export { recogniseSignedData } from './recognise-signed-data.ts';
export { requestTimestamp, type TimestampOrder } from './request-timestamp.ts';
export { hashInsidePkcs1, verifyRsa } from './rsa-verification.ts';
export { RSA_ENCRYPTION, RSASSA_PSS, readScheme, type SignatureScheme, SM2_SM3 } from './signature-scheme.ts';
export {
  attributeTypes,
  attributeValues,
  contentTypes,
  ID_TST_INFO,
  readSignedData,
  readSignerInfo,
  type SignedData,
  type SignerInfo,
} from './signed-data.ts';
export { shownUrl } from './timestamp-exchange.ts';
export { isTimestamp, judgeTimestamp, readTimestampToken, TIMESTAMP_ROOM } from './timestamp-token.ts';
export { type ContentDigest, type ValueVerdict, verifySignature, x509SignatureAlgorithm } from './verify-signature.ts';
