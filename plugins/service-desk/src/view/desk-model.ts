import {
  type Disposable,
  type ErrorRecord,
  keepWatching,
  type RpcClient,
  type ServiceGuide,
} from '@sealwright/core/api';
import {
  askSavePath,
  createStore,
  fillLocalized,
  type ReadableStore,
  toErrorRecord,
  type Workbench,
} from '@sealwright/ui';
import { type Application, EMPTY_APPLICATION } from '../common-application.ts';
import type { DeskHint, deskRpc, ShownDesk, Ticks } from '../common-desk-rpc.ts';
import { texts } from './texts.ts';

/** Parts of the page besides the guides, by the ids that `service-desk.open` takes. */
export const FORM = 'application';
export const QUESTIONS = 'questions';
export const DOWNLOADS = 'downloads';

export interface DeskState {
  /** Missing until the host has told. */
  readonly desks?: readonly ShownDesk[];
  readonly failure?: ErrorRecord;
  /** Id of the chosen desk; the first where none was chosen. */
  readonly desk?: string;
  /** Id of the guide or part that its user or a command has chosen. */
  readonly part?: string;
  readonly ticks: Ticks;
  readonly application: Application;
  readonly hints: readonly DeskHint[];
}

type Surroundings = Pick<
  Workbench,
  'notify' | 'showError' | 'pickSavePath' | 'revealFile' | 'runCommand' | 'openExternal' | 'ask' | 'kind'
>;

/** Milliseconds without typing after which the form is kept. */
const REST = 600;

export class DeskModel implements Disposable {
  readonly state: ReadableStore<DeskState>;
  private readonly store = createStore<DeskState>()(() => ({
    ticks: {},
    application: EMPTY_APPLICATION,
    hints: [],
  }));
  private readonly calls: RpcClient<typeof deskRpc>;
  private readonly workbench: Surroundings;
  private watching: Disposable | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(calls: RpcClient<typeof deskRpc>, workbench: Surroundings) {
    this.calls = calls;
    this.workbench = workbench;
    this.state = this.store;
  }

  /** Reads the desks and follows what is plugged in, until the returned function is called. */
  follow(): () => void {
    void this.load();
    void this.watching?.dispose();
    // Hints are an extra: without them the page is whole.
    this.watching = keepWatching(this.calls.watchHints, { onProgress: (hints) => this.store.setState({ hints }) });
    return () => void this.watching?.dispose();
  }

  async load(): Promise<void> {
    try {
      const { desks, ticks, application } = await this.calls.open();
      const isTyping = this.resting !== undefined;
      this.store.setState(
        ({ failure, ...rest }) => ({ ...rest, desks, ticks, ...(!isTyping && { application }) }),
        true,
      );
    } catch (fault) {
      this.store.setState({ failure: toErrorRecord(fault) });
    }
  }

  chooseDesk(desk: string): void {
    this.store.setState(({ part, ...rest }) => ({ ...rest, desk }), true);
  }

  show(part: string): void {
    this.store.setState({ part });
  }

  /** Ticks a step or takes its tick away; it is kept. */
  async tick(desk: string, { id: guide, steps }: ServiceGuide, step: string, isDone: boolean): Promise<void> {
    const before = this.store.getState().ticks[`${desk}/${guide}`] ?? [];
    const ticked = steps.map(({ id }) => id).filter((id) => (id === step ? isDone : before.includes(id)));
    await this.keepTicks(desk, guide, ticked);
  }

  async beginAnew(desk: string, guide: string): Promise<void> {
    await this.keepTicks(desk, guide, []);
  }

  /** The form as it is typed; kept a moment after the last key. */
  fillIn(change: Partial<Application>): void {
    this.store.setState(({ application }) => ({ application: { ...application, ...change } }));
    clearTimeout(this.resting);
    this.resting = setTimeout(() => void this.keepForm(), REST);
  }

  /** Asks first. */
  async emptyForm(): Promise<void> {
    const answer = await this.workbench.ask({
      title: texts.emptyFormTitle,
      message: texts.emptyFormMessage,
      buttons: [
        { id: 'empty', title: texts.emptyForm, kind: 'danger' },
        { id: 'cancel', title: texts.cancel },
      ],
    });
    if (answer === 'empty') this.fillIn(EMPTY_APPLICATION);
  }

  /** Asks where to; faults are shown. */
  async exportForm(desk: string): Promise<void> {
    const { workbench } = this;
    const { application } = this.store.getState();
    try {
      const name = `${texts.formName['zh-CN']}-${application.company.trim()}`;
      const question = { title: texts.exportForm, name, ending: 'pdf', kind: texts.pdf };
      const target = await askSavePath(workbench, question);
      if (!target) return;
      await this.keepForm();
      await this.calls.exportApplication({ desk, application, ...target });
      workbench.notify({
        severity: 'success',
        message: fillLocalized(texts.exported, { path: target.path }),
        actions: [{ title: texts.openForm, command: 'documents.open', argument: target.path }],
      });
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  async openLink(address: string): Promise<void> {
    try {
      if (!(await this.workbench.openExternal(address)))
        this.workbench.notify({ severity: 'warning', message: fillLocalized(texts.linkRefused, { address }) });
    } catch (fault) {
      this.workbench.showError(fault);
    }
  }

  runCommand(command: string, argument?: unknown): void {
    // The command shows its own faults.
    void this.workbench.runCommand(command, argument).catch(() => {});
  }

  dispose(): void {
    void this.watching?.dispose();
    if (this.resting !== undefined) void this.keepForm();
  }

  private async keepTicks(desk: string, guide: string, steps: readonly string[]): Promise<void> {
    this.store.setState(({ ticks }) => ({ ticks: { ...ticks, [`${desk}/${guide}`]: steps } }));
    await this.calls.tick({ desk, guide, steps: [...steps] }).catch((fault) => this.workbench.showError(fault));
  }

  private async keepForm(): Promise<void> {
    clearTimeout(this.resting);
    this.resting = undefined;
    await this.calls
      .keepApplication(this.store.getState().application)
      .catch((fault) => this.workbench.showError(fault));
  }
}
