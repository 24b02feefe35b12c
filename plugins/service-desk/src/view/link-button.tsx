import { Button, ExternalLink, useText } from '@sealwright/ui';
import type { ShownDesk } from '../common-desk-rpc.ts';
import type { DeskModel } from './desk-model.ts';
import styles from './link-button.module.css';
import { texts } from './texts.ts';

export interface LinkButtonProps {
  /** Id of a link of the desk. */
  readonly link: string;
  readonly label: string;
  /** What it is about, for screen readers, where the label does not say so. */
  readonly what?: string;
  readonly desk: ShownDesk;
  readonly model: DeskModel;
}

/** Opens an address in the browser; without one, says so and leads to where it is set. */
export function LinkButton({ link, label, what, desk, model }: LinkButtonProps) {
  const text = useText();
  const address = desk.content.links.find(({ id }) => id === link)?.address;
  if (address === undefined) {
    return (
      <span className={styles.without}>
        {text(texts.noAddress)}
        <Button
          size="small"
          type="link"
          aria-label={text(texts.setAddressOf, { title: what ?? label })}
          onClick={() => model.runCommand('settings.open', 'service-desk.addresses')}
        >
          {text(texts.setAddress)}
        </Button>
      </span>
    );
  }
  return (
    <Button
      size="small"
      type="primary"
      ghost
      title={address}
      aria-label={text(what === undefined ? texts.opensInBrowser : texts.opensOfInBrowser, {
        label,
        title: what ?? label,
      })}
      icon={<ExternalLink size={13} aria-hidden />}
      onClick={() => void model.openLink(address)}
    >
      {label}
    </Button>
  );
}
