import { keepAwaitedDevices, keepWatching, type RpcClient } from '@sealwright/core/api';
import { Dot, Unseen, useText } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { DeviceBoard, devicesRpc, ShownDevice } from '../common-devices-rpc.ts';
import { deviceInShort, firstDevice } from './device-in-short.ts';
import styles from './navigation-card.module.css';
import { texts } from './texts.ts';

export interface NavigationCardProps {
  readonly calls: RpcClient<typeof devicesRpc>;
  readonly onOpen: () => void;
}

/** At the foot of the navigation: the key to sign with, and the way to all of them. Nothing before it is known. */
export function NavigationCard({ calls, onOpen }: NavigationCardProps) {
  const board = useBoard(calls);
  const device = board && firstDevice(board.devices);
  if (!board) return null;
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      {device ? <Device device={device} more={board.devices.length - 1} /> : <NoDevice board={board} />}
    </button>
  );
}

function Device({ device, more }: { readonly device: ShownDevice; readonly more: number }) {
  const text = useText();
  const { tone, holder, state } = deviceInShort(device, new Date());
  return (
    <>
      <span className={styles.line}>
        <Dot tone={tone} />
        <span className={styles.name} title={text(device.name)}>
          {text(device.name)}
        </span>
        {more > 0 && (
          <span className={styles.more}>
            <span aria-hidden>+{more}</span>
            <Unseen>{text(texts.shortMore, { count: more })}</Unseen>
          </span>
        )}
      </span>
      <span className={styles.facts}>
        {holder !== undefined && (
          <>
            <span className={styles.holder} title={holder}>
              {holder}
            </span>
            <span aria-hidden>·</span>
          </>
        )}
        <span className={styles.state}>{text(state)}</span>
      </span>
    </>
  );
}

/** Drivers that have failed, or have not answered yet, may have one; the page says more. */
function NoDevice({ board: { troubles, pending } }: { readonly board: DeviceBoard }) {
  const text = useText();
  const isWaiting = pending.length > 0;
  const isTroubled = !isWaiting && troubles.length > 0;
  const words = isWaiting ? texts.looking : isTroubled ? texts.noneAnswers : texts.shortNone;
  return (
    <span className={styles.line}>
      <Dot tone={isTroubled ? 'warning' : 'neutral'} />
      <span className={styles.nothing}>{text(words)}</span>
    </span>
  );
}

/** What is plugged in, followed for as long as the card is there. */
function useBoard(calls: RpcClient<typeof devicesRpc>): DeviceBoard | undefined {
  const [board, setBoard] = useState<DeviceBoard>();
  useEffect(() => {
    const show = (next: DeviceBoard) =>
      setBoard((last) => ({ ...next, devices: keepAwaitedDevices(last?.devices ?? [], next) }));
    // What was told before stays; the page says why nothing is told any more.
    const watching = keepWatching(calls.watch, { onProgress: show });
    return () => void watching.dispose();
  }, [calls]);
  return board;
}
