import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownTopics } from './own-topics.ts';
import type { Topic } from './topic.ts';

const root = join(import.meta.dirname, '../../../..');
const manifests = globSync('plugins/*/package.json', { cwd: root }).map((path) => {
  return JSON.parse(readFileSync(join(root, path), 'utf8')).sealwright.contributes ?? {};
});
const idsAt = (...points: string[]): readonly string[] =>
  manifests.flatMap((contributes) => points.flatMap((point) => contributes[point] ?? [])).map(({ id }) => id);
/** The window's own commands stand in its code. */
const windowCode = readFileSync(join(root, 'app/renderer/src/shell/shell-views.ts'), 'utf8');

const linksOf = ({ text }: Topic, locale: 'zh-CN' | 'en') =>
  [...text[locale].matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);

test('every article is there in both languages, with a title and some text', () => {
  expect(ownTopics.length).toBeGreaterThan(15);
  for (const { title, text } of ownTopics) {
    expect(title['zh-CN']).toMatch(/\p{Script=Han}|[A-Z]/u);
    expect(title.en).not.toBe(title['zh-CN']);
    expect(title.en).not.toMatch(/\p{Script=Han}/u);
    for (const one of [text['zh-CN'], text.en]) expect(one.length).toBeGreaterThan(80);
  }
});

test('both languages of an article lead to the same places', () => {
  for (const topic of ownTopics) {
    expect(new Set(linksOf(topic, 'en')), topic.id).toEqual(new Set(linksOf(topic, 'zh-CN')));
  }
});

test('links name topics and commands that exist', () => {
  const topics = new Set(ownTopics.map(({ id }) => id));
  const commands = new Set(idsAt('commands', 'viewCommands'));
  const isKnown = (link: string) => {
    const [, kind, target = ''] = /^(help|command|key):(.+)$/.exec(link) ?? [];
    if (kind === 'help') return topics.has(target);
    return kind !== undefined && (commands.has(target) || windowCode.includes(`of('${target}', {`));
  };
  const links = ownTopics.flatMap((topic) => linksOf(topic, 'zh-CN'));
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter((link) => !isKnown(link))).toEqual([]);
});

test('articles are about views and tools that exist, each of which has one article', () => {
  const parts = new Set(idsAt('views', 'documentTools'));
  const about = ownTopics.flatMap((topic) => topic.about);
  expect(about.filter((id) => !parts.has(id))).toEqual([]);
  expect(about.filter((id, at) => about.indexOf(id) !== at)).toEqual([]);
});
