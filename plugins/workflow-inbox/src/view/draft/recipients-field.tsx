import type { WorkflowParty } from '@sealwright/core/api';
import { AutoComplete, Button, IconButton, InputNumber, Plus, Select, useLoad, useText } from '@sealwright/ui';
import { useState } from 'react';
import { ROLE_TITLES } from '../state-texts.ts';
import { addRecipient, type DraftFields, type RecipientFields } from './draft-fields.ts';
import { DRAFT_TEXTS } from './draft-texts.ts';
import styles from './recipients-field.module.css';

export interface RecipientsFieldProps {
  readonly fields: DraftFields;
  readonly onChange: (fields: DraftFields) => void;
  /** Companies by a part of their names. */
  readonly findParties: (text: string, signal: AbortSignal) => Promise<readonly WorkflowParty[]>;
  /** Whether a name that nobody knows will do: a folder keeps no register. */
  readonly mayBeUnknown: boolean;
  readonly disabled: boolean;
}

const ROLES = ['signer', 'approver', 'cc'] as const;

/** Who gets the contract, in which order, to do what. */
export function RecipientsField({ fields, onChange, findParties, mayBeUnknown, disabled }: RecipientsFieldProps) {
  const text = useText();
  const set = (key: number, change: Partial<RecipientFields>) =>
    onChange({
      ...fields,
      recipients: fields.recipients.map((each) => (each.key === key ? { ...each, ...change } : each)),
    });
  return (
    <fieldset className={styles.recipients} disabled={disabled}>
      <legend>{text(DRAFT_TEXTS.recipients)}</legend>
      <p className={styles.hint}>{text(DRAFT_TEXTS.recipientsHint)}</p>
      {fields.recipients.map((each, index) => {
        const row = index + 1;
        return (
          <div key={each.key} className={styles.row}>
            <InputNumber
              className={styles.order ?? ''}
              aria-label={text(DRAFT_TEXTS.order, { row })}
              min={1}
              max={100}
              precision={0}
              disabled={disabled}
              value={each.order}
              onChange={(order) => order !== null && set(each.key, { order })}
            />
            <PartyField
              label={text(DRAFT_TEXTS.party, { row })}
              party={each}
              findParties={findParties}
              mayBeUnknown={mayBeUnknown}
              disabled={disabled}
              onChange={(party) => set(each.key, party)}
            />
            <Select
              className={styles.role ?? ''}
              aria-label={text(DRAFT_TEXTS.role, { row })}
              disabled={disabled}
              value={each.role}
              options={ROLES.map((role) => ({ value: role, label: text(ROLE_TITLES[role]) }))}
              onChange={(role) => set(each.key, { role })}
            />
            <IconButton
              icon="x"
              label={text(DRAFT_TEXTS.remove, { row })}
              disabled={disabled}
              onClick={() =>
                onChange({ ...fields, recipients: fields.recipients.filter(({ key }) => key !== each.key) })
              }
            />
          </div>
        );
      })}
      <Button
        size="small"
        icon={<Plus size={13} aria-hidden />}
        disabled={disabled}
        onClick={() => onChange(addRecipient(fields))}
      >
        {text(DRAFT_TEXTS.add)}
      </Button>
    </fieldset>
  );
}

interface PartyFieldProps extends Pick<RecipientsFieldProps, 'findParties' | 'mayBeUnknown' | 'disabled'> {
  readonly label: string;
  readonly party: WorkflowParty;
  readonly onChange: (party: WorkflowParty) => void;
}

/** A company, found while its name or code is typed. */
function PartyField({ label, party, findParties, mayBeUnknown, disabled, onChange }: PartyFieldProps) {
  const text = useText();
  const [query, setQuery] = useState('');
  const found = useLoad((signal) => findParties(query.trim(), signal), [query]);
  const parties = found.value ?? [];
  return (
    <AutoComplete
      className={styles.party ?? ''}
      aria-label={label}
      placeholder={text(DRAFT_TEXTS.partyHint)}
      disabled={disabled}
      value={party.name}
      options={parties.map(({ code, name }) => ({ value: code, label: <PartyEntry code={code} name={name} /> }))}
      notFoundContent={found.state === 'ready' && query.trim() !== '' && !mayBeUnknown && text(DRAFT_TEXTS.partyNone)}
      onSearch={(typed) => {
        setQuery(typed);
        onChange({ name: typed, code: mayBeUnknown ? typed.trim() : '' });
      }}
      onSelect={(code) => {
        const chosen = parties.find((each) => each.code === code);
        if (chosen) onChange({ code: chosen.code, name: chosen.name });
      }}
    />
  );
}

function PartyEntry({ code, name }: WorkflowParty) {
  return (
    <span className={styles.entry}>
      <span>{name}</span>
      <span className={styles.code}>{code}</span>
    </span>
  );
}
