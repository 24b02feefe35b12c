import type { Fact, Keys, LibraryFinding, Localized, SystemCheckFinding } from '@sealwright/core/api';
import type { SharedDevice } from '../device-directory.ts';

const ADD: NonNullable<SystemCheckFinding['repairs']>[number] = {
  title: { 'zh-CN': '添加程序库', en: 'Add a Library' },
  command: 'settings.open',
  argument: '.libraries',
};
const INSTALL: NonNullable<SystemCheckFinding['repairs']>[number] = {
  title: { 'zh-CN': '安装驱动', en: 'Install a Driver' },
  command: 'device-init.open',
};

/** The vendors' libraries of this computer, each with its bits and what keeps it from being used, and devices that several of them show. */
export async function checkLibraries(
  keys: Pick<Keys, 'libraries'>,
  shared: () => Promise<readonly SharedDevice[]>,
): Promise<readonly SystemCheckFinding[]> {
  const reports = await keys.libraries();
  const libraries = reports.flatMap((report) => report.libraries);
  const usable = new Set(libraries.filter(({ problem }) => !problem).map(({ title }) => title.en));
  const misfits = reports.flatMap(({ problem }): SystemCheckFinding[] =>
    problem ? [{ verdict: 'warning', sentence: problem }] : [],
  );
  if (libraries.length === 0) return [{ verdict: 'warning', sentence: NONE, repairs: [INSTALL, ADD] }, ...misfits];
  return [
    ...libraries.map((library) => libraryFinding(library, usable)),
    ...(await shared()).map(sharedFinding),
    ...misfits,
  ];
}

const NONE: Localized = {
  'zh-CN': '没有找到密钥程序库。使用 USB 密钥前，请安装密钥厂商的驱动程序。',
  en: 'No key library was found. Install the software of your USB key before you use it.',
};

function libraryFinding(library: LibraryFinding, usable: ReadonlySet<string>): SystemCheckFinding {
  const { title, kind, problem, unverified } = library;
  const facts = factsOf(library);
  if (problem) {
    // A 32-bit one beside a usable one of the same vendor does no harm.
    const verdict = usable.has(title.en) ? 'notice' : 'warning';
    return { verdict, sentence: problem, facts, repairs: verdict === 'notice' ? [] : [INSTALL, ADD] };
  }
  const bits = library.bits
    ? { 'zh-CN': `，${library.bits} 位`, en: `, ${library.bits} bits` }
    : { 'zh-CN': '', en: '' };
  const tried = unverified
    ? { 'zh-CN': '尚未用真实密钥验证过。', en: ' Nobody has tried it with a real key yet.' }
    : { 'zh-CN': '', en: '' };
  const sentence = {
    'zh-CN': `“${title['zh-CN']}”的程序库可用（${kind}${bits['zh-CN']}）。${tried['zh-CN']}`,
    en: `The library of "${title.en}" can be used (${kind}${bits.en}).${tried.en}`,
  };
  return { verdict: 'passed', sentence, facts };
}

function factsOf({ file, kind, architecture, bits }: LibraryFinding): readonly Fact[] {
  return [
    { title: { 'zh-CN': '文件', en: 'File' }, value: file, monospace: true },
    { title: { 'zh-CN': '接口', en: 'Interface' }, value: kind },
    ...(architecture ? [{ title: { 'zh-CN': '架构', en: 'Processor' }, value: architecture }] : []),
    ...(bits ? [{ title: { 'zh-CN': '位数', en: 'Bits' }, value: String(bits) }] : []),
  ];
}

function sharedFinding({ name, libraries }: SharedDevice): SystemCheckFinding {
  const [used] = libraries;
  const sentence = {
    'zh-CN': `“${name['zh-CN']}”被 ${libraries.length} 个程序库同时识别，已使用“${used?.['zh-CN']}”。如果读取时断时续，请卸载不用的那一套驱动。`,
    en: `${libraries.length} libraries show "${name.en}"; that of "${used?.en}" is used. If the key comes and goes, remove the software that you do not need.`,
  };
  const value = {
    'zh-CN': libraries.map((each) => each['zh-CN']).join('\n'),
    en: libraries.map((each) => each.en).join('\n'),
  };
  return { verdict: 'notice', sentence, facts: [{ title: { 'zh-CN': '程序库', en: 'Libraries' }, value }] };
}
