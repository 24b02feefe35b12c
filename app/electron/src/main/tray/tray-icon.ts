import type { Locale } from '@sealwright/core/api';
import type { DesktopMenuItem } from '@sealwright/shell/protocol';
import { Menu, nativeImage, Tray } from 'electron';
import small from './tray-16.png';
import large from './tray-32.png';
import { type TrayActions, type TrayContent, trayMenu } from './tray-menu.ts';

export interface TrayIconOptions extends TrayActions {
  readonly isThere: boolean;
  readonly title: string;
  readonly locale: () => Locale;
}

/** The program's icon in the system's tray, while the window wants one and the system has a place for it. */
export class TrayIcon {
  private readonly options: TrayIconOptions;
  private tray: Tray | undefined;
  private content: Omit<TrayContent, 'locale'> = { items: [], recent: [] };

  constructor(options: TrayIconOptions) {
    this.options = options;
  }

  /** `undefined` takes the icon away. */
  setItems(items: readonly DesktopMenuItem[] | undefined): void {
    if (!items || !this.options.isThere) {
      this.dispose();
      return;
    }
    this.content = { ...this.content, items };
    this.tray ??= this.create();
    this.draw();
  }

  setRecent(recent: readonly string[]): void {
    this.content = { ...this.content, recent };
    this.draw();
  }

  dispose(): void {
    this.tray?.destroy();
    this.tray = undefined;
  }

  private create(): Tray {
    const picture = nativeImage.createFromDataURL(small);
    picture.addRepresentation({ scaleFactor: 2, dataURL: large });
    const tray = new Tray(picture);
    tray.setToolTip(this.options.title);
    tray.on('click', () => this.options.open());
    return tray;
  }

  /** Where menus of the tray are kept by the system, a changed one has to be handed over anew. */
  private draw(): void {
    const { options, content } = this;
    this.tray?.setContextMenu(Menu.buildFromTemplate(trayMenu({ ...content, locale: options.locale() }, options)));
  }
}
