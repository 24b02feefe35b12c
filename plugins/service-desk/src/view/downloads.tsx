import type { ServiceDeskContent } from '@sealwright/core/api';
import { useText } from '@sealwright/ui';
import type { ShownDesk } from '../common-desk-rpc.ts';
import type { DeskModel } from './desk-model.ts';
import styles from './downloads.module.css';
import { LinkButton } from './link-button.tsx';
import { texts } from './texts.ts';

/** 下载中心, and the authority's other pages. */
export function Downloads({ desk, model }: { readonly desk: ShownDesk; readonly model: DeskModel }) {
  const text = useText();
  const { links } = desk.content;
  const downloads = links.filter(({ isDownload }) => isDownload);
  const others = links.filter(({ isDownload }) => !isDownload);
  return (
    <>
      <h2 className={styles.title}>{text(texts.downloads)}</h2>
      <p className={styles.hint}>{text(texts.downloadsHint)}</p>
      <Links links={downloads} desk={desk} model={model} />
      {others.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{text(texts.moreLinks)}</h3>
          <Links links={others} desk={desk} model={model} />
        </>
      )}
    </>
  );
}

interface LinksProps {
  readonly links: ServiceDeskContent['links'];
  readonly desk: ShownDesk;
  readonly model: DeskModel;
}

function Links({ links, desk, model }: LinksProps) {
  const text = useText();
  return (
    <ul className={styles.links}>
      {links.map(({ id, title, description, address }) => (
        <li key={id}>
          <div className={styles.words}>
            <strong>{text(title)}</strong>
            <span className={styles.description}>{text(description)}</span>
            {address && <span className={styles.address}>{address}</span>}
          </div>
          <LinkButton link={id} label={text(texts.open)} what={text(title)} desk={desk} model={model} />
        </li>
      ))}
    </ul>
  );
}
