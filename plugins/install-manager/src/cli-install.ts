import {
  type CliInvocation,
  type CliResult,
  type PluginInstaller,
  type PluginOffer,
  SealwrightError,
  ServiceMissing,
  PluginInstaller as Token,
} from '@sealwright/core/api';
import { permissionWords, stepWords } from './common-permission-words.ts';

const words = {
  'zh-CN': {
    from: (version: string) => `（已安装 ${version}）`,
    may: '将获得以下权限：',
    none: '不需要任何权限。',
    question: '确认来源可信，要安装吗？',
    declined: '没有安装。',
    ask: '尚未安装。确认来源可信后，加上 --yes 安装。',
    done: '已安装。',
    removed: '已删除。其保存在本机的数据仍然保留。',
  },
  en: {
    from: (version: string) => ` (${version} is installed)`,
    may: 'It would be let do this:',
    none: 'It asks for nothing.',
    question: 'Do you know where it comes from, and want to install it?',
    declined: 'Nothing was installed.',
    ask: 'Nothing was installed. Add --yes to install it, once you know where it comes from.',
    done: 'Installed.',
    removed: 'Removed. What it has stored on this computer stays.',
  },
};

/** Shows what is in the file; installs it where the user agrees, by `--yes` or at the terminal. */
export async function installPlugin(
  installer: PluginInstaller | undefined,
  { arguments: [file = ''], options, path, locale, confirm }: CliInvocation,
): Promise<CliResult> {
  if (!installer) throw ServiceMissing({ service: Token.id });
  const offer = await installer.inspect(path(file));
  const [problem] = offer.problems;
  if (problem) throw SealwrightError.fromRecord(problem);
  const text = words[locale];
  const shown = describe(offer, locale);
  const answer = options.yes === true ? undefined : await confirm?.(`${shown}\n\n${text.question}`);
  const agreed = answer ?? options.yes === true;
  if (agreed) await installer.install(offer.file, offer.sha256);
  const outcome = agreed ? text.done : answer === undefined ? text.ask : text.declined;
  return {
    text: answer === undefined ? `${shown}\n\n${outcome}` : outcome,
    json: { ...offer, isInstalled: agreed },
    failed: !agreed,
  };
}

export async function removePlugin(
  installer: PluginInstaller | undefined,
  { arguments: [id = ''], locale }: CliInvocation,
): Promise<CliResult> {
  if (!installer) throw ServiceMissing({ service: Token.id });
  await installer.remove(id);
  return { text: `${id}: ${words[locale].removed}`, json: { removed: id } };
}

function describe(offer: PluginOffer, locale: CliInvocation['locale']): string {
  const { title, id, version, installed, step, description, sha256, permissions } = offer;
  const text = words[locale];
  const may = permissionWords(permissions).map(
    ({ sentence, isGrave }) => `  ${isGrave ? '!' : '-'} ${sentence[locale]}`,
  );
  return [
    `${stepWords[step][locale]}: ${title[locale]} ${id} ${version}${installed === undefined ? '' : text.from(installed)}`,
    description[locale],
    `SHA-256 ${sha256}`,
    may.length > 0 ? text.may : text.none,
    ...may,
  ].join('\n');
}
