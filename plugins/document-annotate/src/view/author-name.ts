import type { RpcClient } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import type { annotateRpc } from '../common-annotate-rpc.ts';
import type { Said } from './draw-annotation.ts';
import { texts } from './texts.ts';

const SETTING = 'annotate.author';

/** The name that new annotations bear: the setting's, else the one under which the user is logged in. */
export class AuthorName {
  private readonly workbench: Pick<Workbench, 'locale' | 'settings'>;
  private login = '';

  constructor(calls: Pick<RpcClient<typeof annotateRpc>, 'author'>, workbench: Pick<Workbench, 'locale' | 'settings'>) {
    this.workbench = workbench;
    calls.author().then(
      (name) => {
        this.login = name;
      },
      // Annotations without a name are as good as any.
      () => {},
    );
  }

  said(): Said {
    const { locale, settings } = this.workbench;
    const chosen = settings.getState()[SETTING];
    const author = typeof chosen === 'string' && chosen.trim() !== '' ? chosen.trim() : this.login;
    return { author, text: texts.defaultText[locale.getState()] };
  }
}
