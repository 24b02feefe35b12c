import { KEYS_SETTING, type Localized } from '@sealwright/core/api';
import { fillLocalized, type KeyedCommand, type Workbench } from '@sealwright/ui';
import { type ChosenKeys, chosenKeysIn, isChanged, withKeys } from './chosen-keys.ts';
import { KeyRecorder } from './key-recorder.tsx';
import { TEXTS } from './texts.ts';

/** Changes keys of commands, and asks for them. What comes of it stands in `Workbench.keys`. */
export class ShortcutModel {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** Asks for a key: in the place of `instead`, else one more. */
  record(command: KeyedCommand, instead?: string): void {
    const title: Localized = fillLocalized(TEXTS.recorder, { command: command.title });
    const dialog = this.workbench.openDialog({
      title,
      width: 460,
      content: (
        <KeyRecorder
          others={this.all().filter((one) => one.command !== command.command)}
          own={command.keys.filter((key) => key !== instead)}
          onCancel={() => void dialog.dispose()}
          onChoose={(key, takenFrom) => {
            void dialog.dispose();
            this.choose(command, key, instead, takenFrom);
          }}
        />
      ),
    });
  }

  /** Puts a key in the place of another, or adds it; `takenFrom` lose it. */
  choose(command: KeyedCommand, key: string, instead: string | undefined, takenFrom: readonly KeyedCommand[]): void {
    const { keys } = this.workbench;
    const next =
      instead === undefined ? [...command.keys, key] : command.keys.map((one) => (one === instead ? key : one));
    let chosen = withKeys(this.chosen(), command, next);
    for (const other of takenFrom) {
      const left = other.keys.filter((one) => !keys.sameKey(one, key));
      chosen = withKeys(chosen, other, left);
    }
    this.write(chosen);
  }

  remove(command: KeyedCommand, key: string): void {
    const left = command.keys.filter((one) => one !== key);
    this.write(withKeys(this.chosen(), command, left));
  }

  reset(command: KeyedCommand): void {
    this.write(withKeys(this.chosen(), command, command.defaults));
  }

  async resetAll(): Promise<void> {
    const count = this.all().filter(isChanged).length;
    const answer = await this.workbench.ask({
      title: TEXTS.resetAllQuestion,
      message: fillLocalized(TEXTS.resetAllMessage, { count }),
      severity: 'warning',
      buttons: [
        { id: 'reset', title: TEXTS.resetAll, kind: 'primary' },
        { id: 'cancel', title: TEXTS.cancel },
      ],
    });
    if (answer === 'reset') this.write({});
  }

  private all(): readonly KeyedCommand[] {
    return this.workbench.keys.state.getState();
  }

  private chosen(): ChosenKeys {
    return chosenKeysIn(this.workbench.settings.getState()[KEYS_SETTING]);
  }

  private write(chosen: ChosenKeys): void {
    this.workbench.setSetting(KEYS_SETTING, chosen).catch(this.workbench.showError);
  }
}
