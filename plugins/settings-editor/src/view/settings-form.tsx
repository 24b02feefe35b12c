import { Button, classes, EmptyState, useLocale, useText } from '@sealwright/ui';
import { useId } from 'react';
import type { Setting } from '../common-settings-rpc.ts';
import { groupSettings, type SettingGroup, searchSettings } from './setting-groups.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './settings-form.module.css';
import type { SettingsModel } from './settings-model.ts';
import { texts } from './texts.ts';

export interface SettingsFormProps {
  readonly model: SettingsModel;
  readonly settings: readonly Setting[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Heading that is shown alone; all of them without one. */
  readonly category: string | undefined;
  readonly onCategory: (category: string | undefined) => void;
  readonly onEditJson: (key: string) => void;
}

/** Categories at the left, their settings at the right; a search goes through all categories. */
export function SettingsForm(props: SettingsFormProps) {
  const { settings, query, onQuery, category, model, onEditJson } = props;
  const text = useText();
  const locale = useLocale();
  const found = searchSettings(settings, query, locale);
  const groups = groupSettings(found);
  const chosen = query.trim() === '' ? groups.find(({ id }) => id === category) : undefined;
  if (found.length === 0) {
    if (settings.length === 0) return <EmptyState icon="settings" title={texts.noSettings} />;
    const clear = <Button onClick={() => onQuery('')}>{text(texts.clearSearch)}</Button>;
    return <EmptyState icon="search" title={texts.nothingFound} description={texts.nothingFoundHint} actions={clear} />;
  }
  return (
    <div className={styles.form}>
      <Categories {...props} groups={groupSettings(settings)} chosen={chosen?.id} />
      <div className={styles.groups}>
        {(chosen ? [chosen] : groups).map((group) => (
          <Group key={group.id} group={group} model={model} onEditJson={onEditJson} />
        ))}
      </div>
    </div>
  );
}

interface CategoriesProps extends Pick<SettingsFormProps, 'onCategory' | 'onQuery'> {
  readonly groups: readonly SettingGroup[];
  readonly chosen: string | undefined;
}

function Categories({ groups, chosen, onCategory, onQuery }: CategoriesProps) {
  const text = useText();
  function choose(id: string | undefined) {
    onQuery('');
    onCategory(id);
  }
  return (
    <nav className={styles.categories} aria-label={text(texts.categories)}>
      {[{ id: undefined, title: texts.all }, ...groups].map(({ id, title }) => (
        <button
          key={id ?? ''}
          type="button"
          className={classes(styles.category, id === chosen && styles.chosen)}
          aria-current={id === chosen}
          onClick={() => choose(id)}
        >
          {text(title)}
        </button>
      ))}
    </nav>
  );
}

interface GroupProps extends Pick<SettingsFormProps, 'model' | 'onEditJson'> {
  readonly group: SettingGroup;
}

function Group({ group, model, onEditJson }: GroupProps) {
  const text = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className={styles.heading} id={id}>
        {text(group.title)}
      </h2>
      <ul className={styles.card}>
        {group.settings.map((setting) => (
          <SettingRow key={setting.key} setting={setting} model={model} onEditJson={onEditJson} />
        ))}
      </ul>
    </section>
  );
}
