import { defineError } from '@sealwright/core/api';

/** Also of `document.files`; here: somebody else has written to the user's file since it was opened. */
export const FileChanged = defineError<{ path: string }>('file.changed', {
  'zh-CN': '{path} 在打开之后被其他程序修改过。',
  en: '{path} was changed by another program after it was opened.',
});
/** Nobody was asked about what is not saved: another window that showed the document has closed it meanwhile. */
export const DocumentUnsaved = defineError<{ name: string }>('documents.unsaved', {
  'zh-CN': '“{name}”已在其他窗口中关闭，但仍有未保存的修改，因此没有关闭。请再次关闭并选择是否保存。',
  en: '"{name}" was closed in the other window but has changes that are not saved, so it stays open. Close it again and choose whether to save.',
});
export const PathNotAbsolute = defineError('documents.path-not-absolute', {
  'zh-CN': '文件路径不完整，请从文件夹中选择文件。',
  en: 'The path of the file is not complete. Choose the file from its folder.',
});
export const DocumentBusy = defineError<{ name: string }>('documents.busy', {
  'zh-CN': '“{name}”正在签署或保存，请等它完成后再试。',
  en: '"{name}" is being signed or saved. Wait until that is done and try again.',
});
/** The user's file must not be replaced; the document can be saved elsewhere. */
export const FileReadOnly = defineError<{ path: string }>('documents.read-only', {
  'zh-CN': '{path} 是只读文件，未作改动。请用“另存为”保存到其他位置。',
  en: '{path} is read-only and was not changed. Use "Save As" to save elsewhere.',
});
/** The document came without a path; it can be saved elsewhere. */
export const DocumentWithoutPath = defineError<{ name: string }>('documents.no-path', {
  'zh-CN': '“{name}”还没有保存位置，请用“另存为”选择文件夹。',
  en: '"{name}" has no place on disk yet. Use "Save As" to choose one.',
});
export const OpenElsewhere = defineError<{ path: string }>('documents.open-elsewhere', {
  'zh-CN': '{path} 已在另一个标签页中打开，请先关闭它，或换一个文件名。',
  en: '{path} is open in another tab. Close it there first, or choose another name.',
});
export const TooManyDocuments = defineError<{ limit: number }>('documents.too-many', {
  'zh-CN': '最多同时打开 {limit} 份文档，请先关闭一些。',
  en: 'At most {limit} documents can be open at the same time. Close some first.',
});
/** What was to be a new revision does not begin with the bytes of the one before. */
export const RevisionForeign = defineError<{ name: string }>('documents.revision-foreign', {
  'zh-CN': '“{name}”的新版本没有保留原文件的全部内容，已放弃该版本，文档保持原样。',
  en: 'The new revision of "{name}" does not keep the bytes of the file before it. It was dropped; the document is as it was.',
});
export const RevisionMissing = defineError<{ revision: number }>('documents.revision-missing', {
  'zh-CN': '文档没有第 {revision} 个版本。',
  en: 'The document has no revision {revision}.',
});
export const VersionMissing = defineError<{ size: number }>('documents.version-missing', {
  'zh-CN': '文档没有长度为 {size} 字节的版本。',
  en: 'The document has no version of {size} bytes.',
});
/** An earlier version of a document is for looking at. */
export const VersionFixed = defineError<{ name: string }>('documents.version-fixed', {
  'zh-CN': '“{name}”是文档早先的版本，只供查看，不能签署或修改。需要时请先另存为新文件，再打开该文件。',
  en: '"{name}" is an earlier version of a document, to be looked at only. Save it as a file of its own to sign or change that.',
});
