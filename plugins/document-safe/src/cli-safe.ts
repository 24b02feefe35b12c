import { basename } from 'node:path';
import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  CliUsage,
  type DocumentFiles,
  type Locale,
  type Localized,
  type PassphraseEntry,
  textTable,
} from '@sealwright/core/api';
import { checkSafe } from './check-safe.ts';
import { chunksOf } from './chunks-of.ts';
import { createSafe } from './create-safe.ts';
import { NobodyToAsk, SafeMissing } from './errors.ts';
import { exportDocument } from './export-document.ts';
import { unwrapMaster } from './key-file.ts';
import { OpenSafe, type OpenSafeParts, type UnwrapMaster } from './open-safe.ts';
import type { UserKeys } from './user-keys.ts';

export interface SafeCommandParts extends OpenSafeParts {
  readonly files: DocumentFiles;
  readonly entry: PassphraseEntry | undefined;
  readonly keys: UserKeys;
}

const questions = {
  passphrase: { 'zh-CN': '凭证保险柜的口令：', en: 'Passphrase of the credential safe: ' },
  newOne: { 'zh-CN': '凭证保险柜的新口令：', en: 'New passphrase of the credential safe: ' },
  again: { 'zh-CN': '请再次输入新口令：', en: 'New passphrase once more: ' },
} satisfies Record<string, Localized>;

const texts = {
  created: { 'zh-CN': '凭证保险柜已建立：', en: 'The credential safe was created: ' },
  empty: { 'zh-CN': '凭证保险柜是空的。', en: 'The credential safe is empty.' },
  added: { 'zh-CN': '已放入：', en: 'Put in: ' },
  exported: { 'zh-CN': '已导出：', en: 'Exported: ' },
  keyAdded: { 'zh-CN': '可以打开凭证保险柜的密钥已添加：', en: 'This key opens the credential safe from now on: ' },
} satisfies Record<string, Localized>;

const HEADINGS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['编号', '大小', '放入时间', '名称'],
  en: ['Number', 'Size', 'Put in', 'Name'],
};

/** `sealwright safe create|add-key|list|add|export|check`, by the ids of their contributions. The safe is open for one command. */
export function safeCommands(parts: SafeCommandParts): Readonly<Record<string, CliCommand>> {
  const opened = (work: (safe: OpenSafe, invocation: CliInvocation) => Promise<CliResult>): CliCommand => ({
    run: (invocation) => withSafe(parts, invocation, (safe) => work(safe, invocation)),
  });
  return {
    'safe-create': { run: (invocation) => create(parts, invocation) },
    'safe-add-key': { run: (invocation) => addKey(parts, invocation) },
    'safe-list': opened(list),
    'safe-add': opened((safe, invocation) => add(parts.files, safe, invocation)),
    'safe-export': opened((safe, invocation) => exportOne(parts.files, safe, invocation)),
    'safe-check': opened(check),
  };
}

async function create(parts: SafeCommandParts, { locale, signal }: CliInvocation): Promise<CliResult> {
  const passphrase = await entryOf(parts).ask({ question: questions.newOne, again: questions.again, signal });
  try {
    (await createSafe(parts, passphrase)).close();
  } finally {
    passphrase.wipe();
  }
  const { path } = parts.folder;
  return { text: `${texts.created[locale]}${path}`, json: { folder: path } };
}

/** The passphrase is asked for first, then the PIN of the key. */
async function addKey(
  parts: SafeCommandParts,
  { arguments: given, locale, signal }: CliInvocation,
): Promise<CliResult> {
  const { folder, keys } = parts;
  if (!(await folder.exists())) throw SafeMissing({});
  const { ref, certificate } = await keys.find(given[0]!);
  const passphrase = await entryOf(parts).ask({ question: questions.passphrase, signal });
  try {
    const safe = await OpenSafe.unlock(parts, (file) => unwrapMaster(file, passphrase));
    try {
      await safe.addKey(passphrase, (master, id) => keys.slotFor(ref, master, id, signal));
    } finally {
      safe.close();
    }
  } finally {
    passphrase.wipe();
  }
  const holder = certificate.subject;
  return { text: `${texts.keyAdded[locale]}${holder}`, json: { key: ref, holder } };
}

async function withSafe(
  parts: SafeCommandParts,
  { options, signal }: CliInvocation,
  work: (safe: OpenSafe) => Promise<CliResult>,
): Promise<CliResult> {
  if (!(await parts.folder.exists())) throw SafeMissing({});
  const { key } = options;
  const unwrap: UnwrapMaster =
    key === undefined ? byPassphrase(parts, signal) : (file) => parts.keys.unlock(file, String(key), signal);
  const safe = await OpenSafe.unlock(parts, unwrap);
  try {
    return await work(safe);
  } finally {
    safe.close();
  }
}

function byPassphrase(parts: SafeCommandParts, signal: AbortSignal): UnwrapMaster {
  return async (file) => {
    const passphrase = await entryOf(parts).ask({ question: questions.passphrase, signal });
    return unwrapMaster(file, passphrase).finally(() => passphrase.wipe());
  };
}

function entryOf({ entry }: SafeCommandParts): PassphraseEntry {
  if (!entry) throw NobodyToAsk({});
  return entry;
}

async function list(safe: OpenSafe, { locale }: CliInvocation): Promise<CliResult> {
  const documents = (await safe.list()).map(({ id, name, size, added, sha256 }) => {
    return { id, name, size, added: new Date(added).toISOString(), sha256 };
  });
  const rows = documents.map(({ id, name, size, added }) => [id, String(size), added, name]);
  return { text: rows.length > 0 ? textTable([HEADINGS[locale], ...rows]) : texts.empty[locale], json: { documents } };
}

async function add(files: DocumentFiles, safe: OpenSafe, invocation: CliInvocation): Promise<CliResult> {
  const { arguments: given, path, locale, signal, progress } = invocation;
  if (given.length === 0) throw CliUsage({ problem: 'FILE' });
  const documents: { id: string; name: string; size: number }[] = [];
  for (const [index, file] of given.entries()) {
    progress(file, index / given.length);
    const source = await files.open(path(file));
    try {
      const { id, name, size } = await safe.add(basename(source.path), chunksOf(source), signal);
      documents.push({ id, name, size });
    } finally {
      await source.close();
    }
  }
  const text = documents.map(({ id, name }) => `${texts.added[locale]}${name} (${id})`).join('\n');
  return { text, json: { documents } };
}

async function exportOne(files: DocumentFiles, safe: OpenSafe, invocation: CliInvocation): Promise<CliResult> {
  const { arguments: given, options, path, locale, signal } = invocation;
  const entry = await safe.find(given[0] ?? '');
  const target = path(String(options.output));
  await exportDocument(files, safe, entry, { path: target, overwrite: options.overwrite === true, signal });
  return { text: `${texts.exported[locale]}${target}`, json: { output: target, name: entry.name, size: entry.size } };
}

/** Fails where anything was found. */
async function check(safe: OpenSafe, { locale, signal, progress }: CliInvocation): Promise<CliResult> {
  const report = await checkSafe(safe, { signal, progress: ({ name, share }) => progress(name, share) });
  return { text: describe(report, locale), json: report, failed: report.findings.length > 0 };
}

function describe({ checked, findings }: Awaited<ReturnType<typeof checkSafe>>, locale: Locale): string {
  if (findings.length === 0)
    return locale === 'en' ? `${checked} documents, all in order.` : `${checked} 份文档全部完好。`;
  return findings.map(({ code, sentence }) => `${code}: ${sentence[locale]}`).join('\n');
}
