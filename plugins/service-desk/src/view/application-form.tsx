import { Button, Callout, Checkbox, Form, Input, Radio, useStore, useText } from '@sealwright/ui';
import { useState } from 'react';
import {
  applicationFaults,
  BUSINESSES,
  businessNames,
  LINES,
  type Line,
  lineNames,
  PARTS,
  partNames,
} from '../common-application.ts';
import { tidyCreditCode } from '../common-credit-code.ts';
import type { ShownDesk } from '../common-desk-rpc.ts';
import styles from './application-form.module.css';
import type { DeskModel } from './desk-model.ts';
import { texts } from './texts.ts';

const NEEDED: readonly Line[] = ['company', 'creditCode', 'handler'];

/** 申请表: filled in here, signed and sealed on paper. */
export function ApplicationForm({ desk, model }: { readonly desk: ShownDesk; readonly model: DeskModel }) {
  const text = useText();
  const application = useStore(model.state, (state) => state.application);
  // A field is judged once it was left, and all of them by the attempt to export.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const faults = applicationFaults(application);
  const shown = (field: Line | 'parts') => (left.has(field) ? faults[field] : undefined);
  const leave = (...fields: readonly string[]) => setLeft(new Set([...left, ...fields]));
  const hasShown = [...LINES, 'parts' as const].some((field) => shown(field));

  function submit() {
    leave(...LINES, 'parts');
    if (Object.keys(faults).length === 0) void model.exportForm(desk.id);
    else document.getElementById(`application-${Object.keys(faults)[0]}`)?.focus();
  }

  return (
    <Form layout="vertical" className={styles.form ?? ''} onFinish={submit} noValidate>
      <h2 className={styles.title}>{text(texts.form)}</h2>
      <p className={styles.hint}>{text(texts.formHint)}</p>
      <Form.Item label={text(texts.business)}>
        <Radio.Group
          aria-label={text(texts.business)}
          value={application.business}
          onChange={({ target }) => model.fillIn({ business: target.value })}
          options={BUSINESSES.map((value) => ({ value, label: text(businessNames[value]) }))}
        />
      </Form.Item>
      <Form.Item label={text(texts.contents)} {...problem(shown('parts'))}>
        <fieldset aria-label={text(texts.contents)} className={styles.parts}>
          {PARTS.map((part, index) => (
            <Checkbox
              key={part}
              {...(index === 0 && { id: 'application-parts' })}
              checked={application[part]}
              onChange={({ target }) => {
                leave('parts');
                model.fillIn({ [part]: target.checked });
              }}
            >
              {text(partNames[part])}
            </Checkbox>
          ))}
        </fieldset>
      </Form.Item>
      <div className={styles.fields}>
        {LINES.map((line) => (
          <Form.Item
            key={line}
            className={line === 'note' ? (styles.wide ?? '') : ''}
            label={text(lineNames[line])}
            htmlFor={`application-${line}`}
            required={NEEDED.includes(line)}
            {...problem(shown(line))}
          >
            <Input
              id={`application-${line}`}
              value={application[line]}
              maxLength={line === 'note' ? 300 : 100}
              autoComplete="off"
              aria-required={NEEDED.includes(line)}
              aria-invalid={shown(line) !== undefined}
              onChange={({ target }) => model.fillIn({ [line]: target.value })}
              onBlur={() => {
                if (line === 'creditCode') model.fillIn({ creditCode: tidyCreditCode(application.creditCode) });
                if (application[line] !== '') leave(line);
              }}
            />
          </Form.Item>
        ))}
      </div>
      {hasShown && (
        <div role="alert">
          <Callout tone="warning">{text(texts.mendFirst)}</Callout>
        </div>
      )}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit">
          {text(texts.exportForm)}
        </Button>
        <Button onClick={() => void model.emptyForm()}>{text(texts.emptyForm)}</Button>
      </div>
    </Form>
  );

  function problem(fault: ReturnType<typeof shown>) {
    return fault ? { validateStatus: 'error' as const, help: text(fault) } : {};
  }
}
