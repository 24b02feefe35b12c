import { expect, test, vi } from 'vitest';
import { trayMenu } from './tray-menu.ts';

const actions = { open: vi.fn(), openFile: vi.fn(), quit: vi.fn(), choose: vi.fn() };
const help = { kind: 'item', id: 'help.tray', title: '帮助', enabled: true } as const;
const click = (item: object | undefined) => (item as { click(): void }).click();

test('window, recent documents, what plugins want, the end', () => {
  const menu = trayMenu({ locale: 'zh-CN', items: [help], recent: ['/合同/甲&乙.pdf'] }, actions);
  expect(menu.map(({ label, type }) => label ?? type)).toEqual([
    '打开窗口',
    '最近文档',
    'separator',
    '帮助',
    'separator',
    '退出',
  ]);
  const [file] = (menu[1]?.submenu ?? []) as { label: string }[];
  expect(file?.label).toBe('甲&&乙.pdf');
  for (const item of [menu[0], file, menu[3], menu[5]]) click(item);
  expect(actions.open).toHaveBeenCalledOnce();
  expect(actions.openFile).toHaveBeenCalledWith('/合同/甲&乙.pdf');
  expect(actions.choose).toHaveBeenCalledWith('help.tray');
  expect(actions.quit).toHaveBeenCalledOnce();
});

test('at most ten documents, and a word where there are none', () => {
  const many = Array.from({ length: 30 }, (_, number) => `/${number}.pdf`);
  const submenu = (recent: readonly string[]) => trayMenu({ locale: 'en', items: [], recent }, actions)[1]?.submenu;
  expect(submenu(many)).toHaveLength(10);
  expect(submenu([])).toEqual([{ label: 'No recent documents', enabled: false }]);
});
