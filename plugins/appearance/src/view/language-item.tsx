import { Dropdown, StatusButton, useLocale, useStore, useText, useWorkbench } from '@sealwright/ui';
import { languages } from './choices.ts';

/** The language in force; a click offers the others. */
export function LanguageItem() {
  const text = useText();
  const locale = useLocale();
  const workbench = useWorkbench();
  const chosen = useStore(workbench.settings, (all) => String(all['appearance.language'] ?? 'auto'));
  const current = languages.find(({ value }) => value === locale);
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{
        selectable: true,
        selectedKeys: [chosen],
        items: languages.map(({ value, name }) => ({ key: value, label: text(name) })),
        onClick: ({ key }) => void workbench.runCommand(`appearance.language-${key}`).catch(() => {}),
      }}
    >
      <StatusButton>{current && text(current.name)}</StatusButton>
    </Dropdown>
  );
}
