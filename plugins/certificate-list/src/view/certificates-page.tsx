import { SealwrightError } from '@sealwright/core/api';
import {
  Callout,
  DeviceSelect,
  ErrorState,
  FailedDrivers,
  ListAndDetail,
  LoadingState,
  PageView,
  PendingDrivers,
  RefreshButton,
  SearchField,
  useStore,
  useText,
  useWhileInFront,
} from '@sealwright/ui';
import { useState } from 'react';
import { CertificateDetail } from './certificate-detail.tsx';
import { certificateRows, searchRows } from './certificate-rows.ts';
import { CertificateTable } from './certificate-table.tsx';
import type { CertificatesModel } from './certificates-model.ts';
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
  useWhileInFront(page, model);
  const [query, setQuery] = useState('');
  const choice = useChoice(board, argument);
  const shown = choice.device ? board?.devices.filter(({ ref }) => ref === choice.device?.ref) : board?.devices;
  const rows = certificateRows(shown ?? []);
  return (
    <PageView
      title={texts.page}
      leading={<RefreshButton isLooking={isLooking} onClick={() => void model.refresh()} />}
      trailing={
        <>
          <DeviceSelect
            devices={board?.devices ?? []}
            chosen={choice.device ?? 'all'}
            onChoose={(device) => choice.chooseDevice(device === 'all' ? undefined : device)}
          />
          <SearchField label={text(texts.search)} value={query} onChange={setQuery} />
        </>
      }
    >
      {failure && !board && <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.follow()} />}
      {!failure && !board && <LoadingState label={texts.looking} />}
      {board && (
        <ListAndDetail
          detail={
            choice.opened && (
              <CertificateDetail
                key={choice.opened.entry.certificate.sha256}
                model={model}
                opened={choice.opened}
                isGone={choice.isOpenedGone}
                onClose={choice.close}
              />
            )
          }
        >
          {failure && <Callout tone="danger">{text(failure.sentence)}</Callout>}
          <FailedDrivers titles={board.troubles} />
          <PendingDrivers drivers={board.pending} />
          {rows.length === 0 ? (
            <NoCertificates device={choice.device} board={board} />
          ) : (
            <CertificateTable
              rows={searchRows(rows, query)}
              query={query.trim()}
              opened={choice.opened?.entry.ref}
              onOpen={choice.open}
            />
          )}
        </ListAndDetail>
      )}
    </PageView>
  );
}
