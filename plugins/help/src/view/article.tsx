import { ExternalLink, fillLocalized, useLocale, useStore, useText, useWorkbench } from '@sealwright/ui';
import Markdown from 'markdown-to-jsx';
import { createContext, type ReactNode, useContext } from 'react';
import styles from './article.module.css';
import { TEXTS } from './texts.ts';
import type { Topic } from './topic.ts';

export interface ArticleProps {
  readonly topic: Topic;
  readonly onTopic: (id: string) => void;
}

const TopicLink = createContext<ArticleProps['onTopic']>(() => {});

/** One article. Its Markdown becomes elements of React, never HTML; what looks like HTML is text. */
export function Article({ topic, onTopic }: ArticleProps) {
  const locale = useLocale();
  return (
    <TopicLink value={onTopic}>
      <div className={styles.text}>
        <h1>{topic.title[locale]}</h1>
        <Markdown key={topic.id} options={markdownOptions}>
          {topic.text[locale]}
        </Markdown>
      </div>
    </TopicLink>
  );
}

/** HTML is text, and pictures are their names: an article fetches nothing. */
export const markdownOptions = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: {
    a: { component: ArticleLink },
    img: { component: ({ alt }: { readonly alt?: string }) => <span>{alt}</span> },
  },
};

interface ArticleLinkProps {
  readonly href?: string;
  readonly children?: ReactNode;
}

/** To another topic, to a command, the key of one, or a web page. What else leads out of the program is shown, not followed. */
function ArticleLink({ href = '', children }: ArticleLinkProps) {
  const text = useText();
  const { keys, runCommand } = useWorkbench();
  const onTopic = useContext(TopicLink);
  const commands = useStore(keys.state);
  const [, kind, target = ''] = /^(help|command|key):(.+)$/.exec(href) ?? [];
  const command = commands.find((one) => one.command === target);
  if (kind === 'key') {
    const [key] = command?.keys ?? [];
    return key === undefined ? text(TEXTS.noKey) : <kbd className={styles.key}>{keys.label(key)}</kbd>;
  }
  if (/^https:/i.test(href)) return <WebLink address={href}>{children}</WebLink>;
  if (kind === undefined) return <>{href === '' ? children : [children, ` (${href})`]}</>;
  // Its plugin is switched off.
  if (kind === 'command' && !command) return <>{children}</>;
  const follow = () => {
    if (kind === 'help') onTopic(target);
    // What it throws was shown by `runCommand`.
    else runCommand(target).catch(() => {});
  };
  return (
    <button type="button" className={styles.link} onClick={follow}>
      {children}
    </button>
  );
}

/** A page that the user's browser opens. */
function WebLink({ address, children }: { readonly address: string; readonly children?: ReactNode }) {
  const text = useText();
  const { openExternal, notify, showError } = useWorkbench();
  const follow = async () => {
    if (!(await openExternal(address)))
      notify({ severity: 'warning', message: fillLocalized(TEXTS.linkRefused, { address }) });
  };
  return (
    <button type="button" className={styles.link} title={address} onClick={() => void follow().catch(showError)}>
      {children} <ExternalLink size={13} className={styles.outside} role="img" aria-label={text(TEXTS.inBrowser)} />
    </button>
  );
}
