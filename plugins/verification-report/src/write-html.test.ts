import { expect, it } from 'vitest';
import { buildReport } from './build-report.ts';
import { reportBlocks } from './report-blocks.ts';
import { reportOrder } from './testing/sample-report.ts';
import { writeHtml } from './write-html.ts';

const page = (locale: 'zh-CN' | 'en') =>
  writeHtml(reportBlocks(buildReport(reportOrder()), locale), { title: `<b>${locale}</b>`, locale });

it('holds no script, no address and no picture, whatever certificates are called', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const markup = page(locale);
    const tags = [...markup.matchAll(/<([^\s/>!]+)([^>]*)>/g)];
    expect(new Set(tags.map(([, name]) => name))).toEqual(
      new Set('html head meta title style body main h1 h2 h3 h4 p dl dt dd bdi ul li span'.split(' ')),
    );
    const attributes = tags.flatMap(([, , rest]) => [...rest!.matchAll(/([\w-]+)="[^"]*"/g)].map(([, name]) => name));
    expect(new Set(attributes)).toEqual(new Set(['lang', 'charset', 'http-equiv', 'content', 'name', 'class']));
    expect(markup).not.toMatch(/url\(|@import/);
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(markup).toContain('default-src &#39;none&#39;');
  }
});

it('says the same in both languages', () => {
  const count = (markup: string, tag: string) => markup.split(tag).length;
  for (const tag of ['<h2>', '<h3>', '<h4>', '<li', '<dt>'])
    expect(count(page('en'), tag)).toBe(count(page('zh-CN'), tag));
  expect(page('zh-CN')).toContain('《中华人民共和国电子签名法》第十三条');
});

it('shows how each condition came out, and no single verdict on the law', () => {
  const markup = page('zh-CN');
  expect(markup.match(/技术检验支持|部分支持，其余须另行证明|技术检验不能认定|技术检验不支持/g)).toHaveLength(4);
  expect(markup).not.toMatch(/是可靠的电子签名。|可靠电子签名：是/);
});
