import { Button, Callout, useText } from '@sealwright/ui';
import type { Attention } from '../common-home-rpc.ts';
import styles from './attention-list.module.css';
import { HomeSection } from './home-section.tsx';
import { texts } from './texts.ts';
import { useCommand } from './use-command.ts';

export interface AttentionListProps {
  readonly attention: readonly Attention[];
  readonly offers: readonly string[];
}

/** What wants seeing to, each with the way there. */
export function AttentionList({ attention, offers }: AttentionListProps) {
  const text = useText();
  const run = useCommand();
  const pressing = attention.filter(({ severity }) => severity !== 'info').length;
  return (
    <HomeSection title={texts.attention} {...(pressing > 0 && { count: pressing })}>
      <div className={styles.list} role="status">
        {attention.length === 0 && <Callout tone="success">{text(texts.allWell)}</Callout>}
        {attention.map(({ id, severity, sentence, action }) => (
          <Callout
            key={id}
            tone={severity}
            action={
              action &&
              offers.includes(action.command) && (
                <Button size="small" onClick={() => run(action.command, action.argument)}>
                  {text(action.title)}
                </Button>
              )
            }
          >
            {text(sentence)}
          </Callout>
        ))}
      </div>
    </HomeSection>
  );
}
