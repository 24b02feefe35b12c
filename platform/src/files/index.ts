/** Files of vouchers: kept under their digest, handed out in ranges, taken in piece by piece. */
export { answerFile, type FileAnswer, type FileRequest, type ServedFile } from './answer-file.ts';
export { Blobs, type Digests } from './blobs.ts';
export { FileProblem, type FileProblemCode, type FileProblemDetails } from './file-problem.ts';
export { FolderStorage } from './folder-storage.ts';
export { openStorage, type StorageOptions } from './open-storage.ts';
export { type Storage, StoredMissing } from './storage.ts';
export type { Upload, UploadTerms } from './upload-records.ts';
export { type Append, UPLOAD_LIMITS, type UploadLimits, type UploadParts, Uploads } from './uploads.ts';
