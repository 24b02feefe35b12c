import {
  defineError,
  type documentsRpc,
  Emitter,
  type Notice,
  type OpenDocument,
  type RpcClient,
} from '@sealwright/core/api';
import { createStore, type DocumentTabsState, type Question, type Workbench } from '@sealwright/ui';
import { beforeEach, describe, expect, test } from 'vitest';
import type { sessionsRpc } from '../common-sessions-rpc.ts';
import { documentCommands } from './document-commands.ts';
import { DocumentsInWindow } from './documents-in-window.ts';
import { LeftDocuments } from './left-documents.ts';
import { FileOpener } from './open-files.ts';
import { DocumentSaving } from './save-documents.ts';

const FileChanged = defineError('file.changed', { 'zh-CN': '文件被修改', en: 'the file was changed' });
const NotAPdf = defineError('pdf.not-a-pdf', { 'zh-CN': '不是 PDF', en: 'no PDF' });
const Busy = defineError('documents.busy', { 'zh-CN': '正在签署', en: 'being signed' });

const contract: OpenDocument = {
  id: '1',
  name: '合同.pdf',
  path: '/d/合同.pdf',
  source: '/d/合同.pdf',
  size: 9,
  revision: 0,
  unsaved: false,
};
const signed: OpenDocument = { ...contract, source: '/p/1.pdf', revision: 1, unsaved: true };

/** What the plugin host does, as far as a window can tell. */
class FakeHost {
  report: (list: readonly OpenDocument[]) => void = () => {};
  readonly log: string[] = [];
  fault: unknown;
  readonly calls = {
    watch: (options: { onProgress: (list: readonly OpenDocument[]) => void }) => {
      this.report = options.onProgress;
      return new Promise(() => {});
    },
    open: (path: string) =>
      this.answer(`open ${path}`, { ...contract, id: path, path, name: path.replace(/.*\//, '') }),
    save: (id: string, { overwrite }: { overwrite: boolean }) =>
      this.answer(`save ${id}${overwrite ? ' over' : ''}`, { ...signed, unsaved: false }),
    saveAs: (id: string, path: string, { overwrite }: { overwrite: boolean }) =>
      this.answer(`saveAs ${id} ${path}${overwrite ? ' over' : ''}`, { ...signed, path, unsaved: false }),
    upload: ({ name, isLast }: { name: string; isLast: boolean }, part: Uint8Array) =>
      this.answer(
        `upload ${name} ${part.length}${isLast ? ' last' : ''}`,
        isLast ? { ...contract, id: name, name } : null,
      ),
  } as unknown as RpcClient<typeof documentsRpc>;
  /** What a window said that attended last. */
  knownLeft: readonly string[] | undefined;
  /** Tells what was closed in this window and stays in another. */
  reportLeft: (ids: string[]) => void = () => {};
  readonly sessions = {
    attend: (_: string, known: readonly string[], options: { onProgress: (ids: string[]) => void }) => {
      this.knownLeft = known;
      this.reportLeft = options.onProgress;
      return new Promise(() => {});
    },
    leave: (_: string, id: string) => this.answer(`leave ${id}`, undefined),
    join: (_: string, id: string) => this.answer(`join ${id}`, undefined),
  } as unknown as RpcClient<typeof sessionsRpc>;

  private async answer<T>(call: string, result: T): Promise<T> {
    this.log.push(call);
    const { fault } = this;
    this.fault = undefined;
    if (fault) throw fault;
    return result;
  }
}

class FakeWindow {
  readonly tabs = createStore<DocumentTabsState>(() => ({ tabs: [], active: undefined, tools: {} }));
  readonly closed = new Emitter<string>();
  readonly keys: Record<string, boolean> = {};
  readonly shown: unknown[] = [];
  readonly notices: Notice[] = [];
  readonly questions: Question[] = [];
  answer: string | undefined;
  savePath: string | undefined;
  readonly paths = new Map<string, string>();
  readonly workbench = {
    documents: {
      state: this.tabs,
      show: (tab: { id: string }, { inBackground = false } = {}) =>
        this.tabs.setState(({ tabs, active }) => ({
          tabs: [...tabs.filter(({ id }) => id !== tab.id), tab] as DocumentTabsState['tabs'],
          active: inBackground ? active : tab.id,
        })),
      activate: (id: string) => this.tabs.setState({ active: id }),
      close: (id: string) => this.tabs.setState(({ tabs }) => ({ tabs: tabs.filter((tab) => tab.id !== id) })),
      onDidClose: this.closed.event,
      requestClose: async (id: string) => {
        this.closeByUser(id);
        return true;
      },
    },
    activePage: createStore(() => undefined),
    context: {
      set: (key: string, value: boolean, id?: string) => {
        this.keys[id === undefined ? key : `${key} ${id}`] = value;
      },
    },
    showError: (error: unknown) => void this.shown.push(error),
    notify: (notice: Notice) => void this.notices.push(notice),
    ask: async (question: Question) => {
      this.questions.push(question);
      return this.answer;
    },
    pickSavePath: async () => this.savePath,
    pathOf: ({ name }: File) => this.paths.get(name),
  } as unknown as Workbench;

  closeByUser(id: string): void {
    this.workbench.documents.close(id);
    this.closed.fire(id);
  }

  titles(): string[] {
    return this.tabs.getState().tabs.map(({ title, dirty }) => (dirty ? `${title} *` : title));
  }
}

let host: FakeHost;
let window: FakeWindow;
let documents: DocumentsInWindow;
let opener: FileOpener;
let saving: DocumentSaving;
let storage: Map<string, string>;

const openIn = (shown: FakeWindow) =>
  new DocumentsInWindow(
    shown.workbench,
    host.calls,
    host.sessions,
    new LeftDocuments({
      getItem: (name) => storage.get(name) ?? null,
      setItem: (name, value) => void storage.set(name, value),
    }),
  );

beforeEach(() => {
  storage = new Map();
  host = new FakeHost();
  window = new FakeWindow();
  const parts = { workbench: window.workbench, calls: host.calls };
  documents = openIn(window);
  opener = new FileOpener({ ...parts, documents });
  saving = new DocumentSaving({ ...parts, documents });
});

const later = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('tabs', () => {
  test('follow the host: new ones, changed ones, closed ones', () => {
    host.report([]);
    host.report([contract]);
    expect(window.titles()).toEqual(['合同.pdf']);
    expect(window.tabs.getState().tabs[0]?.tooltip).toBe('/d/合同.pdf');
    host.report([signed]);
    expect(window.titles()).toEqual(['合同.pdf *']);
    expect(window.keys).toMatchObject({
      'documents.any': true,
      'document.unsaved 1': true,
      'document.hasPath 1': true,
    });
    host.report([]);
    expect(window.titles()).toEqual([]);
    expect(window.keys['documents.any']).toBe(false);
  });

  test('a document that another window opens stays in the background, the last one of a loaded window does not', () => {
    host.report([contract]);
    expect(window.tabs.getState().active).toBe('1');
    host.report([contract, { ...contract, id: '2' }]);
    expect(window.tabs.getState().active).toBe('1');
  });

  test('one closed by the user is closed in the host and does not come back with a late report', async () => {
    host.report([contract]);
    window.closeByUser('1');
    host.report([contract]);
    expect(window.titles()).toEqual([]);
    await later();
    expect(host.log).toEqual(['leave 1']);
    expect(documents.takeClosed()).toBe('/d/合同.pdf');
    expect(documents.takeClosed()).toBeUndefined();
  });

  test('one that the host does not close comes back with the reason', async () => {
    host.report([contract]);
    host.fault = Busy({});
    window.closeByUser('1');
    await later();
    expect(window.titles()).toEqual(['合同.pdf']);
    expect(window.shown).toMatchObject([{ code: 'documents.busy' }]);
  });

  test('one that stays in another window has no tab here until it is opened again', async () => {
    host.report([contract]);
    window.closeByUser('1');
    host.reportLeft(['1']);
    await later();
    host.report([signed]);
    expect(window.titles()).toEqual([]);
    expect(window.keys['documents.any']).toBe(false);
    documents.show(signed);
    expect(window.titles()).toEqual(['合同.pdf *']);
    expect(host.log).toEqual(['leave 1', 'join 1']);
    expect(documents.active()).toEqual(signed);
  });

  test('a tab that another plugin gives it counts as opened, too', async () => {
    host.report([contract]);
    window.closeByUser('1');
    host.reportLeft(['1']);
    await later();
    window.workbench.documents.show({ id: '1', title: '合同.pdf', dirty: false });
    expect(host.log).toEqual(['leave 1', 'join 1']);
    expect(documents.active()).toEqual(contract);
  });

  test('one that stays in another window has no tab here either when this one is loaded anew', async () => {
    host.report([contract]);
    window.closeByUser('1');
    host.reportLeft(['1']);
    await later();
    const anew = new FakeWindow();
    openIn(anew);
    expect(host.knownLeft).toEqual(['1']);
    host.report([contract]);
    expect(anew.titles()).toEqual([]);
    host.reportLeft([]);
    expect(anew.titles()).toEqual(['合同.pdf']);
  });

  test('one whose last window went away is shown here again', async () => {
    host.report([contract]);
    window.closeByUser('1');
    host.reportLeft(['1']);
    await later();
    host.reportLeft([]);
    expect(window.titles()).toEqual(['合同.pdf']);
    expect(host.log).toEqual(['leave 1']);
  });
});

describe('opening', () => {
  test('one file that fails is named, the others open', async () => {
    host.fault = NotAPdf({});
    await opener.openPaths(['/d/bad.pdf', '/d/good.pdf']);
    expect(window.titles()).toEqual(['good.pdf']);
    expect(window.notices).toMatchObject([{ severity: 'error', message: { 'zh-CN': '“bad.pdf”没有打开' } }]);
    expect(window.notices[0]?.error?.code).toBe('pdf.not-a-pdf');
  });

  test('dropped files are opened by their path, or sent in parts where they have none', async () => {
    window.paths.set('desk.pdf', '/d/desk.pdf');
    await opener.openFiles([new File(['x'], 'desk.pdf'), new File([new Uint8Array(4_500_000)], 'browser.PDF')]);
    expect(host.log).toEqual([
      'open /d/desk.pdf',
      'upload browser.PDF 2000000',
      'upload browser.PDF 2000000',
      'upload browser.PDF 500000 last',
    ]);
    expect(opener.uploading.getState()).toBeUndefined();
    expect(window.tabs.getState().active).toBe('browser.PDF');
  });

  test('what is no PDF is refused in one sentence', async () => {
    await opener.openFiles(['a.docx', 'b', 'c.xlsx', 'd.png'].map((name) => new File(['x'], name)));
    expect(host.log).toEqual([]);
    expect(window.notices).toHaveLength(1);
    expect(window.notices[0]?.message['zh-CN']).toBe('只能打开 PDF 文件，没有打开：“a.docx”、“b”、“c.xlsx”等 4 个文件');
  });

  test('arguments of the command that are no paths open nothing', async () => {
    const guard = { closeTogether: async () => {} } as never;
    const commands = documentCommands({ workbench: window.workbench, documents, opener, saving, guard });
    await commands['documents.open']?.(['/d/a.pdf', 7, null, { path: '/d/b.pdf' }]);
    expect(host.log).toEqual(['open /d/a.pdf']);
    await commands['documents.reopenClosed']?.();
    expect(host.log).toHaveLength(1);
  });
});

describe('saving', () => {
  beforeEach(() => host.report([signed]));

  test('takes the dot away', async () => {
    expect(await saving.save(signed)).toBe(true);
    expect(window.titles()).toEqual(['合同.pdf']);
    expect(window.questions).toEqual([]);
  });

  test('a changed file is replaced only after a question', async () => {
    host.fault = FileChanged({});
    expect(await saving.save(signed)).toBe(false);
    expect(host.log).toEqual(['save 1']);
    host.fault = FileChanged({});
    window.answer = 'overwrite';
    expect(await saving.save(signed)).toBe(true);
    expect(host.log.at(-1)).toBe('save 1 over');
  });

  test('a read-only file is never offered to be replaced; another place is', async () => {
    host.fault = defineError('documents.read-only', { 'zh-CN': '只读', en: 'read-only' })({});
    window.answer = 'elsewhere';
    window.savePath = '/d/copy.pdf';
    expect(await saving.save(signed)).toBe(true);
    expect(window.questions[0]?.buttons.map(({ id }) => id)).toEqual(['elsewhere', 'cancel']);
    expect(host.log.at(-1)).toBe('saveAs 1 /d/copy.pdf over');
  });

  test('another fault is shown', async () => {
    host.fault = Busy({});
    expect(await saving.save(signed)).toBe(false);
    expect(window.shown).toMatchObject([{ code: 'documents.busy' }]);
  });

  test('a document without a path asks for one; a name gets the ending, and then replaces nothing unasked', async () => {
    const { path: _, ...dropped } = signed;
    expect(await saving.save(dropped)).toBe(false);
    window.savePath = '/d/新名字';
    expect(await saving.save(dropped)).toBe(true);
    expect(host.log).toEqual(['saveAs 1 /d/新名字.pdf']);
  });
});
