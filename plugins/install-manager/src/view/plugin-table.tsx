import type { PluginStatus } from '@sealwright/core/api';
import {
  Button,
  Chip,
  EmptyState,
  IconButton,
  Switch,
  Table,
  type TableColumnsType,
  type Tone,
  Tooltip,
  Unseen,
  useText,
} from '@sealwright/ui';
import type { ReactNode } from 'react';
import { pluginStates } from '../common-plugin-states.ts';
import { PluginDetail } from './plugin-detail.tsx';
import styles from './plugin-table.module.css';
import { originNames, texts } from './texts.ts';

const tones: Readonly<Record<PluginStatus['state'], Tone>> = {
  inactive: 'neutral',
  activating: 'info',
  active: 'success',
  disabled: 'neutral',
  quarantined: 'warning',
  failed: 'danger',
};

export interface PluginTableProps {
  readonly plugins: readonly PluginStatus[];
  readonly busy: ReadonlySet<string>;
  /** The plugin that draws this table. */
  readonly own: string;
  readonly onSwitch: (plugin: PluginStatus, action: 'enable' | 'disable') => void;
  /** Buttons below the details of a plugin. */
  readonly actionsOf: (plugin: PluginStatus) => ReactNode;
}

export function PluginTable({ plugins, busy, own, onSwitch, actionsOf }: PluginTableProps) {
  const text = useText();
  const columns: TableColumnsType<PluginStatus> = [
    {
      title: text(texts.plugin),
      render: (_, { id, title, description, errors: [error] }) => (
        <>
          <div className={styles.name}>
            {text(title)} <code className={styles.id}>{id}</code>
          </div>
          <div className={styles.description}>{text(description)}</div>
          {error && <div className={styles.error}>{text(error.sentence)}</div>}
        </>
      ),
    },
    { title: text(texts.version), dataIndex: 'version', width: 80, responsive: ['md'] },
    { title: text(texts.origin), width: 90, responsive: ['md'], render: (_, { origin }) => text(originNames[origin]) },
    {
      title: text(texts.state),
      width: 120,
      render: (_, { state }) => <Chip tone={tones[state]}>{text(pluginStates[state])}</Chip>,
    },
    {
      title: text(texts.enabled),
      width: 100,
      align: 'right',
      render: (_, plugin) => (
        <PluginSwitch
          plugin={plugin}
          isBusy={busy.has(plugin.id)}
          isOwn={plugin.id === own}
          onSwitch={(action) => onSwitch(plugin, action)}
        />
      ),
    },
  ];
  return (
    <Table<PluginStatus>
      className={styles.table ?? ''}
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 460 }}
      columns={columns}
      dataSource={[...plugins]}
      locale={{ emptyText: <EmptyState icon="search" title={texts.nothingFound} /> }}
      expandable={{
        columnTitle: <Unseen>{text(texts.detailsColumn)}</Unseen>,
        expandedRowRender: (plugin) => <PluginDetail plugin={plugin} actions={actionsOf(plugin)} />,
        expandIcon: ({ expanded, record, onExpand }) => (
          <IconButton
            icon={expanded ? 'chevron-down' : 'chevron-right'}
            label={text(texts.details, { plugin: text(record.title) })}
            aria-expanded={expanded}
            onClick={(event) => onExpand(record, event)}
          />
        ),
      }}
    />
  );
}

interface PluginSwitchProps {
  readonly plugin: PluginStatus;
  readonly isBusy: boolean;
  readonly isOwn: boolean;
  readonly onSwitch: (action: 'enable' | 'disable') => void;
}

function PluginSwitch({ plugin: { title, state }, isBusy, isOwn, onSwitch }: PluginSwitchProps) {
  const text = useText();
  if (state === 'failed' || state === 'quarantined')
    return (
      <Button size="small" loading={isBusy} onClick={() => onSwitch('enable')}>
        {text(texts.retry)}
      </Button>
    );
  return (
    <Tooltip title={isOwn ? text(texts.ownPage) : ''}>
      <Switch
        size="small"
        aria-label={text(texts.enableNamed, { plugin: text(title) })}
        checked={state !== 'disabled'}
        loading={isBusy}
        disabled={isOwn}
        onChange={(isOn) => onSwitch(isOn ? 'enable' : 'disable')}
      />
    </Tooltip>
  );
}
