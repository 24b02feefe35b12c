import { Button, Checkbox, IconButton, Input, type InputRef, Search, useStore, useText } from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './keyword-panel.module.css';
import type { KeywordSession } from './keyword-session.ts';
import { texts } from './texts.ts';

/** The words, how they are compared, and those that were used before as long as none are there. */
export function FindField({ session }: { readonly session: KeywordSession }) {
  const text = useText();
  const { query } = useStore(session.state);
  const input = useRef<InputRef>(null);
  useEffect(() => {
    input.current?.focus({ cursor: 'all' });
  }, []);
  const press = (event: KeyboardEvent) => {
    // The Enter that ends the input of Chinese characters chooses them and nothing else.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    session.next();
  };
  return (
    <>
      <Input
        ref={input}
        aria-label={text(texts.keyword)}
        placeholder={text(texts.find)}
        prefix={<Search size={14} aria-hidden />}
        allowClear
        maxLength={500}
        spellCheck={false}
        value={query.text}
        onChange={({ target, nativeEvent }) => session.type(target.value, isComposing(nativeEvent))}
        onCompositionEnd={({ currentTarget }) => session.type(currentTarget.value)}
        onKeyDown={press}
      />
      <div className={styles.ways}>
        <Checkbox checked={query.matchCase} onChange={({ target }) => session.find({ matchCase: target.checked })}>
          {text(texts.matchCase)}
        </Checkbox>
        <Checkbox
          checked={query.kind === 'pattern'}
          onChange={({ target }) => session.find({ kind: target.checked ? 'pattern' : 'words' })}
        >
          {text(texts.pattern)}
        </Checkbox>
      </div>
      {query.text === '' && <UsedBefore session={session} />}
    </>
  );
}

function UsedBefore({ session }: { readonly session: KeywordSession }) {
  const text = useText();
  const [keywords, setKeywords] = useState(() => session.memory.read().keywords);
  if (keywords.length === 0) return <p className={styles.hint}>{text(texts.hint)}</p>;
  return (
    <div className={styles.before}>
      <div className={styles.beforeHead}>
        <span className={styles.hint}>{text(texts.recent)}</span>
        <IconButton
          icon="trash-2"
          iconSize={13}
          label={text(texts.forget)}
          onClick={() => {
            session.memory.forgetKeywords();
            setKeywords([]);
          }}
        />
      </div>
      <div className={styles.keywords}>
        {keywords.map((keyword) => (
          <Button
            key={keyword}
            size="small"
            className={styles.keyword!}
            onClick={() => session.find({ text: keyword })}
          >
            {keyword}
          </Button>
        ))}
      </div>
    </div>
  );
}

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}
