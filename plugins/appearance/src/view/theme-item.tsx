import { Dropdown, Icon, StatusButton, useStore, useText, useWorkbench } from '@sealwright/ui';
import { themes } from './choices.ts';
import styles from './status-choice.module.css';

/** The theme that was chosen, as an icon; a click offers the others. */
export function ThemeItem() {
  const text = useText();
  const workbench = useWorkbench();
  const chosen = useStore(workbench.settings, (all) => String(all['appearance.theme'] ?? 'system'));
  const current = themes.find(({ value }) => value === chosen) ?? themes[0];
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{
        selectable: true,
        selectedKeys: [chosen],
        items: themes.map(({ value, icon, name }) => ({
          key: value,
          icon: (
            <span className={styles.icon}>
              <Icon name={icon} size={15} />
            </span>
          ),
          label: text(name),
        })),
        onClick: ({ key }) => void workbench.runCommand(`appearance.theme-${key}`).catch(() => {}),
      }}
    >
      <StatusButton
        aria-label={text({ 'zh-CN': '主题：{theme}', en: 'Theme: {theme}' }, { theme: text(current.name) })}
        icon={<Icon name={current.icon} size={14} />}
      />
    </Dropdown>
  );
}
