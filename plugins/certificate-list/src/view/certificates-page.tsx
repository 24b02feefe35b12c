import { SealwrightError } from '@sealwright/core/api';
import {
  Button,
  ErrorState,
  Input,
  LoadingState,
  PageView,
  RefreshCw,
  Search,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useEffect, useState } from 'react';
import { CertificateDetail } from './certificate-detail.tsx';
import { certificateRows, searchRows } from './certificate-rows.ts';
import { CertificateTable } from './certificate-table.tsx';
import type { CertificatesModel } from './certificates-model.ts';
import styles from './certificates-page.module.css';
import { DeviceSelect } from './device-select.tsx';
import { DriverNotes } from './driver-notes.tsx';
import { NoCertificates } from './no-certificates.tsx';
import { texts } from './texts.ts';
import { type CertificatesPageArgument, useChoice } from './use-choice.ts';

export interface CertificatesPageProps {
  readonly model: CertificatesModel;
  /** Id of this page. */
  readonly page: string;
  readonly argument: CertificatesPageArgument | undefined;
}

/** The certificates of all devices. It looks anew whenever it comes to the front. */
export function CertificatesPage({ model, page, argument }: CertificatesPageProps) {
  const text = useText();
  const { board, failure, isLooking } = useStore(model.state);
  const isInFront = useStore(useWorkbench().activePage) === page;
  useEffect(() => (isInFront ? model.follow() : undefined), [isInFront, model]);
  const [query, setQuery] = useState('');
  const choice = useChoice(board, argument);
  const shown = choice.device ? board?.devices.filter(({ ref }) => ref === choice.device?.ref) : board?.devices;
  const rows = certificateRows(shown ?? []);
  const isChosen = (key: string) => choice.opened?.entry.key === key;

  const controls = (
    <>
      <DeviceSelect devices={board?.devices ?? []} chosen={choice.device} onChoose={choice.chooseDevice} />
      <Input
        className={styles.search ?? ''}
        aria-label={text(texts.search)}
        placeholder={text(texts.search)}
        prefix={<Search size={14} aria-hidden />}
        allowClear
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
    </>
  );
  const refresh = (
    <Button icon={<RefreshCw size={14} aria-hidden />} loading={isLooking} onClick={() => void model.refresh()}>
      {text(texts.refresh)}
    </Button>
  );
  return (
    <PageView title={texts.page} leading={refresh} trailing={controls}>
      {failure && !board && <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.follow()} />}
      {!failure && !board && <LoadingState label={texts.looking} />}
      {board && (
        <div className={styles.split}>
          <div className={styles.list}>
            <DriverNotes board={board} failure={failure} />
            {rows.length === 0 ? (
              <NoCertificates device={choice.device} board={board} />
            ) : (
              <CertificateTable
                rows={searchRows(rows, query)}
                query={query.trim()}
                isCompact={choice.opened !== undefined}
                isChosen={isChosen}
                onOpen={choice.open}
              />
            )}
          </div>
          {choice.opened && (
            <CertificateDetail
              key={choice.opened.entry.certificate.sha256}
              model={model}
              opened={choice.opened}
              isGone={choice.isOpenedGone}
              onClose={choice.close}
            />
          )}
        </div>
      )}
    </PageView>
  );
}
