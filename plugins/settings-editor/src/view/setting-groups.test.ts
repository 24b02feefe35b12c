import { expect, it } from 'vitest';
import type { Setting } from '../common-settings-rpc.ts';
import { groupSettings, searchSettings } from './setting-groups.ts';

const look = { 'zh-CN': '外观', en: 'Appearance' };

function setting(key: string, title: [zh: string, en: string], category?: Setting['data']['category']): Setting {
  const data = { title: { 'zh-CN': title[0], en: title[1] }, schema: {}, default: 0, ...(category && { category }) };
  return { key, plugin: key.split('.')[0]!, data, value: 0, isSet: false };
}

const settings = [
  setting('theme.name', ['主题', 'Theme'], look),
  setting('other.x', ['其他', 'Other']),
  setting('zoom.start', ['初始缩放', 'Initial zoom'], look),
];
const keys = (found: readonly Setting[]) => found.map(({ key }) => key);

it('puts settings under their headings, or that of their plugin', () => {
  expect(groupSettings(settings).map(({ title, settings: list }) => [title['zh-CN'], keys(list)])).toEqual([
    ['外观', ['theme.name', 'zoom.start']],
    ['other', ['other.x']],
  ]);
});

it('finds by title in either language, heading and key; every word has to occur', () => {
  expect(keys(searchSettings(settings, '缩放', 'zh-CN'))).toEqual(['zoom.start']);
  expect(keys(searchSettings(settings, 'ZOOM initial', 'zh-CN'))).toEqual(['zoom.start']);
  expect(keys(searchSettings(settings, '外观', 'zh-CN'))).toEqual(['theme.name', 'zoom.start']);
  expect(keys(searchSettings(settings, 'other.x', 'en'))).toEqual(['other.x']);
  expect(searchSettings(settings, 'theme zoom', 'en')).toEqual([]);
  expect(searchSettings(settings, '  ', 'en')).toHaveLength(3);
});
