import { expect, test, vi } from 'vitest';
import { menuBarTemplate } from './menu-bar-template.ts';

const about = { kind: 'item', id: 'help.app.about', title: '关于印匠', enabled: true } as const;
const open = { kind: 'item', id: 'open', title: '打开…', enabled: true, shortcut: 'CmdOrCtrl+O' } as const;

test("the program's own menu begins with 关于, the window's menus follow", () => {
  const choose = vi.fn();
  const template = menuBarTemplate(
    'Sealwright',
    [
      { title: '', isApp: true, items: [about] },
      { title: '文件', items: [open, { kind: 'separator' }] },
    ],
    choose,
  );
  expect(template.map(({ label, role }) => label ?? role)).toEqual(['Sealwright', '文件', 'editMenu', 'windowMenu']);
  const [first, second] = (template[0]?.submenu ?? []) as { label?: string; type?: string; click: () => void }[];
  expect(first).toMatchObject({ label: '关于印匠', enabled: true });
  expect(second).toEqual({ type: 'separator' });
  expect(template[1]?.submenu).toMatchObject([{ label: '打开…', accelerator: 'CmdOrCtrl+O' }, { type: 'separator' }]);
  first?.click();
  expect(choose).toHaveBeenCalledWith('help.app.about');
});
