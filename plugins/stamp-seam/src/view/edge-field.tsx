import type { Options } from '@sealwright/core/api';
import { Segmented, useText } from '@sealwright/ui';
import type { SeamEdge } from '../common-slices.ts';
import styles from './seam-fields.module.css';
import { EDGE_TITLES, texts } from './texts.ts';

export interface EdgeFieldProps {
  readonly options: Options;
  readonly onChange: (edge: SeamEdge) => void;
}

export function EdgeField({ options, onChange }: EdgeFieldProps) {
  const text = useText();
  return (
    <Segmented<SeamEdge>
      block
      className={styles.edges ?? ''}
      size="small"
      aria-label={text(texts.edge)}
      options={Object.entries(EDGE_TITLES).map(([value, title]) => ({ value: value as SeamEdge, label: text(title) }))}
      value={String(options.edge ?? 'right') as SeamEdge}
      onChange={onChange}
    />
  );
}
