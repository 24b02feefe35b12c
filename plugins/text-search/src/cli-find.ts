import {
  type CliCommand,
  type CliInvocation,
  CliUsage,
  type DocumentFiles,
  type Locale,
  type PdfEngine,
  type SearchedPage,
  type TextQuery,
  type TextSearch,
} from '@sealwright/core/api';

interface Parts {
  readonly engine: PdfEngine;
  readonly files: Pick<DocumentFiles, 'open'>;
  readonly search: Pick<TextSearch, 'prepare' | 'search'>;
}

/** `sealwright find FILE TEXT`; fails where nothing is found, as grep does. */
export function findCommand(parts: Parts): CliCommand {
  return {
    async run(invocation) {
      const pages: SearchedPage[] = [];
      for await (const page of searchedPages(parts, invocation)) pages.push(page);
      const total = pages.reduce((sum, { matches }) => sum + matches.length, 0);
      return { text: describe(pages, total, invocation.locale), json: forMachines(pages, total), failed: total === 0 };
    },
  };
}

async function* searchedPages(
  { engine, files, search }: Parts,
  { arguments: [input, text], options, path, secret, signal }: CliInvocation,
): AsyncGenerator<SearchedPage> {
  if (input === undefined || text === undefined) throw CliUsage({ problem: input === undefined ? 'FILE' : 'TEXT' });
  search.prepare();
  const variable = options['password-env'];
  const password = variable === undefined ? undefined : secret(String(variable));
  const source = await files.open(path(input));
  try {
    const geometry = await engine.open(source, { signal, ...(password && { password }) });
    const query: TextQuery = {
      text,
      kind: options.pattern === true ? 'pattern' : 'words',
      matchCase: options['match-case'] === true,
    };
    yield* search.search({ source, geometry, ...(password && { password }) }, query, signal);
  } finally {
    password?.wipe();
    await source.close();
  }
}

/** Numbers of pages and matches count from 1, as the options of `sealwright sign` do. */
function forMachines(pages: readonly SearchedPage[], total: number) {
  let number = 0;
  return {
    total,
    pages: pages
      .filter(({ matches }) => matches.length > 0)
      .map(({ page, matches }) => ({
        page: page + 1,
        matches: matches.map((match) => ({ number: ++number, ...match })),
      })),
    withoutText: pages
      .filter(({ reading }) => reading === 'scan' || reading === 'unreadable')
      .map(({ page, reading }) => ({ page: page + 1, reading })),
  };
}

function describe(pages: readonly SearchedPage[], total: number, locale: Locale): string {
  const isChinese = locale === 'zh-CN';
  let number = 0;
  const lines = pages.flatMap(({ page, matches }) =>
    matches.map(({ before, text, after, boxes: [box] }) => {
      const place = box ? ` (${box.x.toFixed(1)}, ${box.y.toFixed(1)}) mm` : '';
      const head = isChinese ? `${++number}. 第 ${page + 1} 页` : `${++number}. page ${page + 1}`;
      return `${head}${place}  …${before}【${text}】${after}…`;
    }),
  );
  const counted = isChinese ? `共找到 ${total} 处。` : `Found in ${total} places.`;
  return [...lines, counted, ...notes(pages, isChinese)].join('\n');
}

function notes(pages: readonly SearchedPage[], isChinese: boolean): readonly string[] {
  const numbers = (reading: SearchedPage['reading']) =>
    pages.filter((page) => page.reading === reading).map(({ page }) => page + 1);
  const [scans, broken] = [numbers('scan'), numbers('unreadable')];
  return [
    ...(scans.length === 0
      ? []
      : [
          isChinese
            ? `第 ${scans.join('、')} 页没有文字（可能是扫描件），未能查找。`
            : `Pages without text, perhaps scans, could not be searched: ${scans.join(', ')}.`,
        ]),
    ...(broken.length === 0
      ? []
      : [
          isChinese
            ? `第 ${broken.join('、')} 页无法读取，未能查找。`
            : `Pages that cannot be read were not searched: ${broken.join(', ')}.`,
        ]),
  ];
}
