/** What can be wrong with a feed of updates. Nothing is downloaded or kept after any of these. */
import { defineError } from '@sealwright/core/api';

export const FeedAddressInvalid = defineError<{ address: string }>('update.address-invalid', {
  'zh-CN': '更新地址“{address}”不能使用。请填写 https 地址（不含用户名和密码），或文件夹的完整路径。',
  en: 'Updates cannot be taken from "{address}". Give an https address without a user name or password, or the full path of a folder.',
});
/** `reason`, for those who look into it: a code of the system. */
export const FeedUnreachable = defineError<{ place: string; reason: string }>('update.unreachable', {
  'zh-CN':
    '无法连接更新服务器 {place}（{reason}）。请检查网络后重试。本程序直接连接，不使用代理服务器；如果只能通过代理上网，请联系管理员提供更新文件夹。',
  en: 'The update server {place} cannot be reached ({reason}). Check the network and try again. The program connects directly, without a proxy; where there is no other way out, ask your administrator for a folder with updates.',
});
export const FeedSilent = defineError<{ place: string; seconds: number }>('update.timed-out', {
  'zh-CN': '更新服务器 {place} 在 {seconds} 秒内没有响应。请稍后重试。',
  en: 'The update server {place} was silent for {seconds} seconds. Try again later.',
});
export const FeedServerError = defineError<{ place: string; status: number }>('update.server-error', {
  'zh-CN': '更新服务器 {place} 返回错误（HTTP {status}）。请稍后重试。',
  en: 'The update server {place} answered with an error (HTTP {status}). Try again later.',
});
export const FeedAnswerOdd = defineError<{ place: string }>('update.answer-invalid', {
  'zh-CN': '更新服务器 {place} 的回答不符合规定，已停止下载。',
  en: 'The update server {place} gave an answer that makes no sense; the download was stopped.',
});
export const FeedRedirectRefused = defineError<{ place: string }>('update.redirect-refused', {
  'zh-CN': '更新服务器要求转到 {place}，该地址不安全或转接次数过多，已拒绝。',
  en: 'The update server wanted to lead to {place}. That is not secure, or one detour too many; it was refused.',
});
export const FeedFileMissing = defineError<{ place: string }>('update.file-missing', {
  'zh-CN': '更新地址中没有 {place}。请检查更新地址，或联系提供更新的单位。',
  en: 'There is no {place} at the address of updates. Check the address, or ask whoever offers the updates.',
});
export const FeedFileUnreadable = defineError<{ place: string; reason: string }>('update.file-unreadable', {
  'zh-CN': '无法读取更新文件 {place}（{reason}）。',
  en: 'The file {place} of the updates cannot be read ({reason}).',
});
export const ManifestTooLarge = defineError<{ limit: number }>('update.manifest-too-large', {
  'zh-CN': '更新说明文件超过 {limit} 字节，已拒绝。',
  en: 'The description of the update is longer than {limit} bytes and was refused.',
});
/** `place` is a JSON pointer into the manifest or its signature file. */
export const ManifestInvalid = defineError<{ file: string; place: string }>('update.manifest-invalid', {
  'zh-CN': '更新说明文件 {file} 的格式不正确（{place}），已拒绝。',
  en: 'The file {file} that describes the update is malformed ({place}) and was refused.',
});
export const SignerUnknown = defineError<{ keys: readonly string[] }>('update.key-unknown', {
  'zh-CN': '更新的签名来自本程序不认识的密钥（{keys}），已拒绝。请从可靠的来源重新获取安装程序。',
  en: 'The update is signed with a key that this program does not know ({keys}) and was refused. Get the installer from a source that you trust.',
});
export const SignatureWrong = defineError<{ key: string }>('update.signature-wrong', {
  'zh-CN': '更新的签名无效（密钥 {key}）：内容可能被篡改，已拒绝。',
  en: 'The signature of the update is wrong (key {key}): it may have been tampered with and was refused.',
});
export const ManifestForeign = defineError<{ found: string; wanted: string }>('update.manifest-foreign', {
  'zh-CN': '该地址提供的是“{found}”的更新，而不是“{wanted}”的，已拒绝。',
  en: 'The address offers updates of "{found}", not of "{wanted}"; they were refused.',
});
export const ManifestExpired = defineError<{ date: string }>('update.manifest-expired', {
  'zh-CN':
    '更新信息已于 {date} 过期：更新服务器可能没有维护，或连接被人为阻断。请检查电脑的日期，或联系提供更新的单位。',
  en: 'What the server says about updates expired on {date}: it is not kept up, or somebody holds back what is newer. Check the date of this computer, or ask whoever offers the updates.',
});
export const ManifestFromFuture = defineError<{ date: string }>('update.manifest-from-future', {
  'zh-CN': '更新信息的签发日期是 {date}，晚于此电脑的日期。请检查电脑的日期和时间。',
  en: 'What the server says about updates was issued on {date}, which this computer takes for the future. Check its date and time.',
});
export const FeedRolledBack = defineError<{ version: string; seen: string }>('update.rolled-back', {
  'zh-CN': '更新地址提供的信息（版本 {version}）比以前见过的（版本 {seen}）旧，可能有人重放旧的更新，已拒绝。',
  en: 'The address offers version {version} by a description older than one seen before (version {seen}). Somebody may be replaying old updates; they were refused.',
});
export const PrereleaseRefused = defineError<{ version: string }>('update.prerelease-refused', {
  'zh-CN': '正式版通道提供了预览版本 {version}，已拒绝。',
  en: 'The stable channel offers {version}, which is a preview; it was refused.',
});
export const EngineTooOld = defineError<{ version: string; minimum: string; current: string }>(
  'update.engine-too-old',
  {
    'zh-CN': '版本 {version} 只能从 {minimum} 及以上的版本更新，当前版本是 {current}。请下载安装程序手动安装。',
    en: 'Version {version} can only follow {minimum} or later, and this is {current}. Get its installer and install it by hand.',
  },
);
export const PackageMissing = defineError<{ version: string; system: string }>('update.package-missing', {
  'zh-CN': '版本 {version} 没有适用于此电脑（{system}）的安装包。请联系提供更新的单位。',
  en: 'Version {version} comes without a package for this computer ({system}). Ask whoever offers the updates.',
});
