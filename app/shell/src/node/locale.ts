import type { Locale } from '@sealwright/core/api';

/** Chinese first: English only where the user's environment, or `--lang`, says so. An empty variable counts as none (POSIX). */
export function localeOf(wanted: string | undefined, environment: NodeJS.ProcessEnv = process.env): Locale {
  const language = wanted || environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
