import type { Fact, Voucher, VoucherEvent } from '@sealwright/core/api';
import {
  Chip,
  DetailPanel,
  ErrorState,
  FactList,
  LoadingState,
  type Tone,
  useFormat,
  useLoad,
  useText,
} from '@sealwright/ui';
import type { VoucherRow } from '../../common-inbox-rpc.ts';
import type { InboxModel } from '../inbox-model.ts';
import { EVENT_TITLES, RECIPIENT_STATES, ROLE_TITLES, STATE_TITLES, STATE_TONES } from '../state-texts.ts';
import { DETAIL_TEXTS } from './detail-texts.ts';
import styles from './voucher-detail.module.css';

export interface VoucherDetailProps {
  readonly model: InboxModel;
  /** As it stands in the list now; missing when it has left it. */
  readonly row: VoucherRow | undefined;
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Everything that is known of one voucher, and what has happened to it. */
export function VoucherDetail({ model, row, id, name, onClose }: VoucherDetailProps) {
  const text = useText();
  const etag = row?.voucher.etag;
  const details = useLoad((signal) => model.calls.details(id, { signal }), [id, etag]);
  const voucher = row?.voucher ?? details.value?.row.voucher;
  return (
    <DetailPanel
      title={voucher?.name ?? name}
      label={text(DETAIL_TEXTS.panel)}
      entry={`tr[data-row-key="${CSS.escape(id)}"]`}
      warning={row ? undefined : text(DETAIL_TEXTS.gone)}
      onClose={onClose}
    >
      {voucher && <Facts voucher={voucher} />}
      {voucher && voucher.recipients.length > 0 && <Recipients voucher={voucher} />}
      {details.state === 'error' && <ErrorState isCompact error={details.error} onRetry={details.reload} />}
      {!details.value && details.state === 'loading' && <LoadingState isCompact />}
      {details.value && <Events events={details.value.events} />}
    </DetailPanel>
  );
}

function Facts({ voucher }: { readonly voucher: Voucher }) {
  const format = useFormat();
  const text = useText();
  const { id, source, bizType, initiator, createdAt, startAt, endAt, file, rejectReason, state } = voucher;
  const facts: Fact[] = [
    ...(source === 'server' ? [{ title: DETAIL_TEXTS.number, value: id, monospace: true }] : []),
    { title: DETAIL_TEXTS.bizType, value: bizType.name },
    { title: DETAIL_TEXTS.initiator, value: `${initiator.name}\n${initiator.code}` },
    { title: DETAIL_TEXTS.created, value: format.moment(createdAt) },
    ...(startAt ? [{ title: DETAIL_TEXTS.start, value: format.moment(startAt) }] : []),
    ...(endAt ? [{ title: DETAIL_TEXTS.end, value: format.moment(endAt) }] : []),
    ...(rejectReason === undefined ? [] : [{ title: DETAIL_TEXTS.reason, value: rejectReason }]),
    ...(file
      ? [
          { title: DETAIL_TEXTS.file, value: `${file.name} · ${format.bytes(file.size)}` },
          { title: DETAIL_TEXTS.digest, value: file.sha256, monospace: true },
        ]
      : []),
  ];
  return (
    <>
      <div>
        <Chip tone={STATE_TONES[state]}>{text(STATE_TITLES[state])}</Chip>
      </div>
      <FactList title={DETAIL_TEXTS.facts} facts={facts} />
    </>
  );
}

const RECIPIENT_TONES: Readonly<Record<Voucher['recipients'][number]['state'], Tone>> = {
  ...{ waiting: 'neutral', pending: 'info', received: 'info', signed: 'success', sent: 'success' },
  ...{ rejected: 'warning', informed: 'neutral' },
};

function Recipients({ voucher }: { readonly voucher: Voucher }) {
  const text = useText();
  const format = useFormat();
  const sorted = [...voucher.recipients].sort((one, other) => one.order - other.order);
  return (
    <section>
      <h3 className={styles.heading}>{text(DETAIL_TEXTS.recipients)}</h3>
      <ol className={styles.recipients}>
        {sorted.map(({ code, name, role, order, state, actedAt }) => (
          <li key={`${code} ${role}`} className={styles.recipient}>
            <span className={styles.order}>{order}</span>
            <span className={styles.party}>
              <span>{name}</span>
              <span className={styles.soft}>
                {text(ROLE_TITLES[role])}
                {actedAt && ` · ${format.moment(actedAt)}`}
              </span>
            </span>
            <Chip tone={RECIPIENT_TONES[state]}>{text(RECIPIENT_STATES[state])}</Chip>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Events({ events }: { readonly events: readonly VoucherEvent[] }) {
  const text = useText();
  const format = useFormat();
  return (
    <section>
      <h3 className={styles.heading}>{text(DETAIL_TEXTS.events)}</h3>
      {events.length === 0 && <p className={styles.soft}>{text(DETAIL_TEXTS.noEvents)}</p>}
      <ol className={styles.events}>
        {[...events].reverse().map(({ id, type, at, actor, note }) => (
          <li key={id} className={styles.event}>
            <span>
              <strong>{text(EVENT_TITLES[type] ?? { 'zh-CN': type, en: type })}</strong>
              {actor && ` · ${actor.name}`}
            </span>
            <time className={styles.soft} dateTime={at.toISOString()}>
              {format.moment(at)}
            </time>
            {note !== undefined && <q className={styles.note}>{note}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
