import { SealwrightError } from '@sealwright/core/api';
import {
  Button,
  Callout,
  DeviceSelect,
  ErrorState,
  FailedDrivers,
  ListAndDetail,
  LoadingState,
  PageView,
  PendingDrivers,
  Plus,
  RefreshButton,
  SearchField,
  useStore,
  useText,
  useWhileInFront,
} from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { SealDevice } from '../common-seals-rpc.ts';
import { chosenSeals, isOf, type SealChoice } from './choose-seals.ts';
import { DeviceFindings } from './device-findings.tsx';
import { NoSeals } from './no-seals.tsx';
import { SealCards } from './seal-cards.tsx';
import { SealDetail } from './seal-detail.tsx';
import type { SealsModel } from './seals-model.ts';
import styles from './seals-page.module.css';
import { texts } from './texts.ts';
import { useOpenedSeal } from './use-opened-seal.ts';
import { usePictureDrop } from './use-picture-drop.ts';

export interface SealsPageProps {
  readonly model: SealsModel;
  /** Id of this page. */
  readonly page: string;
  /** `{ device }`: `KeyDevice.ref` of a device to show alone. */
  readonly argument: unknown;
  /** Makes a seal of a picture, of this one where one is given. */
  readonly onAddPicture: (file?: File) => void;
}

/** The seals of all devices and pictures. It looks anew whenever it comes to the front. */
export function SealsPage({ model, page, argument, onAddPicture }: SealsPageProps) {
  const text = useText();
  const { board, failure, isLooking, added } = useStore(model.state);
  const pictures = useStore(model.pictures.state);
  useWhileInFront(page, model);
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useChoice(board?.devices, argument);
  const { opened, isGone, open, close } = useOpenedSeal(board?.seals, added);
  const drop = usePictureDrop(onAddPicture);

  const buttons = (
    <>
      <Button type="primary" icon={<Plus size={14} aria-hidden />} onClick={() => onAddPicture()}>
        {text(texts.add)}
      </Button>
      <RefreshButton isLooking={isLooking} onClick={() => model.follow()} />
    </>
  );
  const controls = (
    <>
      <DeviceSelect
        devices={board?.devices ?? []}
        chosen={choice}
        others={{ pictures: texts.pictures }}
        onChoose={setChoice}
      />
      <SearchField label={text(texts.search)} value={query} onChange={setQuery} />
    </>
  );
  const ofChoice = board?.seals.filter((seal) => isOf(seal, choice)) ?? [];
  const seals = chosenSeals(ofChoice, choice, query);
  const countOn = ({ ref }: SealDevice) => ofChoice.filter(({ device }) => device === ref).length;
  return (
    <PageView title={texts.page} leading={buttons} trailing={controls}>
      {failure && !board && <ErrorState error={SealwrightError.fromRecord(failure)} onRetry={() => model.follow()} />}
      {!failure && !board && <LoadingState label={texts.looking} />}
      {board && (
        <ListAndDetail
          className={drop.isOver ? styles.over : undefined}
          {...drop.handlers}
          detail={
            opened && (
              <SealDetail
                key={opened.key}
                model={model}
                seal={opened}
                address={pictures[opened.picture]}
                isGone={isGone}
                onClose={close}
              />
            )
          }
        >
          {failure && <Callout tone="danger">{text(failure.sentence)}</Callout>}
          <FailedDrivers titles={board.troubles} />
          <PendingDrivers drivers={board.pending} />
          {seals.length > 0 && <SealCards seals={seals} pictures={pictures} opened={opened?.key} onOpen={open} />}
          {seals.length === 0 && ofChoice.length > 0 && (
            <p className={styles.noMatch}>{text(texts.noMatch, { query: query.trim() })}</p>
          )}
          {ofChoice.length === 0 && <NoSeals board={board} choice={choice} onAddPicture={() => onAddPicture()} />}
          {devicesToExplain(board.devices, choice).map((device) => (
            <DeviceFindings key={device.ref} model={model} device={device} count={countOn(device)} />
          ))}
        </ListAndDetail>
      )}
    </PageView>
  );
}

/** Software keys among all devices speak for themselves: what they hold is listed. */
function devicesToExplain(devices: readonly SealDevice[], choice: SealChoice): readonly SealDevice[] {
  if (choice === 'pictures') return [];
  return devices.filter(({ ref, mayHide }) => (choice === 'all' ? mayHide : ref === choice.ref));
}

/** What another page asks for waits until the devices are known. */
function useChoice(devices: readonly SealDevice[] | undefined, argument: unknown) {
  const [choice, setChoice] = useState<SealChoice>('all');
  const [wanted, setWanted] = useState<string>();
  useEffect(() => {
    const { device } = (argument ?? {}) as { device?: unknown };
    setWanted(typeof device === 'string' ? device : undefined);
  }, [argument]);
  useEffect(() => {
    const device = devices?.find(({ ref }) => ref === wanted);
    if (!device) return;
    setChoice(device);
    setWanted(undefined);
  }, [devices, wanted]);
  return [choice, setChoice] as const;
}
