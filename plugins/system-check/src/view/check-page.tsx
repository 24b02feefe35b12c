import { SealwrightError } from '@sealwright/core/api';
import {
  Button,
  ChevronDown,
  Dropdown,
  EmptyState,
  ErrorState,
  LoadingState,
  PageView,
  useFormat,
  useStore,
  useText,
} from '@sealwright/ui';
import { useEffect } from 'react';
import { REPORT_FORMATS } from '../common-check-rpc.ts';
import { CheckGroups } from './check-groups.tsx';
import type { CheckModel } from './check-model.ts';
import styles from './check-page.module.css';
import { CheckSummary } from './check-summary.tsx';
import { reportFormats, texts } from './texts.ts';

/** 系统检测: nothing is checked before its user wants it. */
export function CheckPage({ model }: { readonly model: CheckModel }) {
  const { entries, outcomes, running, failure } = useStore(model.state);
  useEffect(() => void model.load(), [model]);
  const hasBegun = Object.keys(outcomes).length > 0 || running.size > 0;
  return (
    <PageView
      title={texts.page}
      leading={hasBegun && <MainButton model={model} />}
      trailing={hasBegun && <ExportButton model={model} />}
    >
      {failure && !entries && (
        <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => void model.load()} />
      )}
      {!failure && !entries && <LoadingState />}
      {entries && !hasBegun && <BeforeTheCheck model={model} />}
      {entries && hasBegun && (
        <div className={styles.content}>
          <CheckSummary model={model} />
          <CheckGroups model={model} />
        </div>
      )}
    </PageView>
  );
}

function BeforeTheCheck({ model }: { readonly model: CheckModel }) {
  const text = useText();
  const format = useFormat();
  const last = useStore(model.state, (state) => state.last);
  return (
    <div className={styles.before}>
      <EmptyState
        icon="stethoscope"
        title={texts.ready}
        description={texts.readyHint}
        actions={
          <Button type="primary" size="large" onClick={() => void model.run()}>
            {text(texts.start)}
          </Button>
        }
      />
      {last && <p className={styles.last}>{text(texts.last, { time: format.dateTime(last) })}</p>}
    </div>
  );
}

function MainButton({ model }: { readonly model: CheckModel }) {
  const text = useText();
  const isRunning = useStore(model.state, (state) => state.running.size > 0);
  // One button: the focus stays on it while the check begins and ends.
  return (
    <Button type={isRunning ? 'default' : 'primary'} onClick={() => (isRunning ? model.cancel() : void model.run())}>
      {text(isRunning ? texts.cancel : texts.again)}
    </Button>
  );
}

function ExportButton({ model }: { readonly model: CheckModel }) {
  const text = useText();
  const isRunning = useStore(model.state, (state) => state.running.size > 0);
  const items = REPORT_FORMATS.map((format) => ({
    key: format,
    label: text(reportFormats[format]),
    onClick: () => void model.export(format),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" disabled={isRunning}>
      <Button aria-haspopup="menu" disabled={isRunning}>
        {text(texts.export)}
        <ChevronDown size={13} aria-hidden />
      </Button>
    </Dropdown>
  );
}
