import type { Localized } from '@sealwright/core/api';
import {
  Button,
  classes,
  EmptyState,
  ErrorState,
  Icon,
  IconButton,
  Input,
  LoadingState,
  useFormat,
  useLoad,
  useText,
} from '@sealwright/ui';
import { Modal } from 'antd';
import { useId, useRef, useState } from 'react';
import type { BrowserShell } from '../browser-shell.ts';
import styles from './file-dialog.module.css';
import { type FileRequest, splitPath } from './file-requests.ts';

const texts = {
  open: { 'zh-CN': '打开', en: 'Open' },
  save: { 'zh-CN': '保存', en: 'Save' },
  replace: { 'zh-CN': '替换', en: 'Replace' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  up: { 'zh-CN': '上一级文件夹', en: 'Folder above' },
  places: { 'zh-CN': '位置', en: 'Places' },
  files: { 'zh-CN': '文件', en: 'Files' },
  folder: { 'zh-CN': '文件夹', en: 'Folder' },
  name: { 'zh-CN': '文件名', en: 'File name' },
  empty: { 'zh-CN': '此文件夹中没有可选的文件', en: 'Nothing to choose in this folder' },
  truncated: { 'zh-CN': '文件过多，仅列出一部分。', en: 'Too many files: only a part is listed.' },
  exists: { 'zh-CN': '“{name}”已存在，要替换它吗？', en: '"{name}" exists already. Replace it?' },
  home: { 'zh-CN': '主文件夹', en: 'Home' },
  desktop: { 'zh-CN': '桌面', en: 'Desktop' },
  documents: { 'zh-CN': '文档', en: 'Documents' },
  downloads: { 'zh-CN': '下载', en: 'Downloads' },
} satisfies Record<string, Localized>;

const placeIcons = {
  home: 'house',
  desktop: 'monitor',
  documents: 'file-text',
  downloads: 'download',
  drive: 'hard-drive',
};

export interface FileDialogProps {
  readonly request: FileRequest;
  readonly shell: BrowserShell;
}

/** Lists the folders of the machine that the server runs on, to open files or to say where to save. */
export default function FileDialog({ request, shell }: FileDialogProps) {
  const text = useText();
  const nameField = useId();
  const list = useRef<HTMLDivElement>(null);
  const format = useFormat();
  const isSaving = request.kind === 'save';
  const [wanted, setWanted] = useState(request.folder);
  /** In the field of the folder, not yet gone to. */
  const [typed, setTyped] = useState<string>();
  const [name, setName] = useState(request.kind === 'save' ? splitPath(request.options.suggestion).name : '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [existing, setExisting] = useState<string>();
  const [problem, setProblem] = useState<unknown>();

  const extensions = request.options.filters.flatMap((filter) => filter.extensions.map((ending) => `.${ending}`));
  const places = useLoad(() => shell.places(), [shell]);
  const folder = wanted ?? places.value?.[0]?.path;
  const listing = useLoad(
    async (signal) => (folder === undefined ? undefined : shell.listFolder(folder, extensions, { signal })),
    [shell, folder],
  );

  const go = (path: string) => {
    setWanted(path);
    setTyped(undefined);
    setChosen([]);
    setExisting(undefined);
    setProblem(undefined);
  };
  const toggle = (path: string) => {
    const isMany = request.kind === 'open' && request.options.many;
    setChosen(chosen.includes(path) ? chosen.filter((one) => one !== path) : isMany ? [...chosen, path] : [path]);
  };
  const save = async () => {
    if (folder === undefined) return;
    try {
      const target = await shell.checkSaveTarget(folder, withEnding(name.trim(), extensions));
      if (target.exists && existing !== target.path) setExisting(target.path);
      else request.answer([target.path]);
    } catch (error) {
      setProblem(error);
    }
  };
  const isReady = isSaving ? name.trim() !== '' && folder !== undefined : chosen.length > 0;

  return (
    <Modal
      open
      centered
      width={760}
      title={text(request.options.title)}
      afterOpenChange={(isOpen) => isOpen && !isSaving && list.current?.focus()}
      onCancel={() => request.answer([])}
      footer={[
        <Button key="cancel" onClick={() => request.answer([])}>
          {text(texts.cancel)}
        </Button>,
        <Button
          key="done"
          type="primary"
          danger={existing !== undefined}
          disabled={!isReady}
          onClick={() => (isSaving ? void save() : request.answer(chosen))}
        >
          {text(existing === undefined ? (isSaving ? texts.save : texts.open) : texts.replace)}
        </Button>,
      ]}
    >
      <div className={styles.dialog}>
        <nav className={styles.places} aria-label={text(texts.places)}>
          {places.value?.map((place) => (
            <button
              type="button"
              key={place.path}
              className={classes(styles.place, place.path === folder && styles.current)}
              onClick={() => go(place.path)}
            >
              <Icon name={placeIcons[place.kind]} />
              <span>{place.kind === 'drive' ? place.name : text(texts[place.kind])}</span>
            </button>
          ))}
        </nav>
        <div className={styles.main}>
          <div className={styles.path}>
            <IconButton
              icon="arrow-up"
              label={text(texts.up)}
              disabled={!listing.value?.parent}
              onClick={() => listing.value?.parent && go(listing.value.parent)}
            />
            <Input
              aria-label={text(texts.folder)}
              value={typed ?? (listing.state === 'ready' ? listing.value?.path : folder) ?? ''}
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
              onPressEnter={(event) => go(event.currentTarget.value)}
            />
          </div>
          <div
            className={styles.list}
            ref={list}
            role="listbox"
            aria-multiselectable
            aria-label={text(texts.files)}
            tabIndex={-1}
          >
            {listing.state === 'error' && <ErrorState isCompact error={listing.error} onRetry={listing.reload} />}
            {listing.state === 'loading' && !listing.value && <LoadingState isCompact />}
            {listing.state !== 'error' &&
              listing.value?.entries.map((entry) => (
                <button
                  type="button"
                  role="option"
                  key={entry.path}
                  aria-selected={chosen.includes(entry.path)}
                  className={classes(styles.entry, chosen.includes(entry.path) && styles.chosen)}
                  onClick={() => {
                    if (entry.kind === 'folder') go(entry.path);
                    else if (isSaving) setName(entry.name);
                    else toggle(entry.path);
                  }}
                  onDoubleClick={() => entry.kind === 'file' && !isSaving && request.answer([entry.path])}
                >
                  <Icon name={entry.kind === 'folder' ? 'folder' : 'file-text'} />
                  <span className={styles.name}>{entry.name}</span>
                  {entry.kind === 'file' && <span className={styles.detail}>{format.bytes(entry.size)}</span>}
                  <span className={styles.detail}>{format.dateTime(entry.modified)}</span>
                </button>
              ))}
            {listing.state === 'ready' && listing.value?.entries.length === 0 && (
              <EmptyState isCompact icon="folder-open" title={texts.empty} />
            )}
          </div>
          {listing.value?.truncated && <p className={styles.hint}>{text(texts.truncated)}</p>}
          {isSaving && (
            <div className={styles.field}>
              <label htmlFor={nameField}>{text(texts.name)}</label>
              <Input
                id={nameField}
                autoFocus
                value={name}
                maxLength={255}
                onChange={(event) => {
                  setName(event.target.value);
                  setExisting(undefined);
                  setProblem(undefined);
                }}
                onPressEnter={() => isReady && void save()}
              />
            </div>
          )}
          {existing !== undefined && (
            <p className={styles.warning} role="alert">
              {text(texts.exists, { name: splitPath(existing).name })}
            </p>
          )}
          {problem !== undefined && <ErrorState isCompact error={problem} />}
        </div>
      </div>
    </Modal>
  );
}

function withEnding(name: string, extensions: readonly string[]): string {
  const [first] = extensions;
  const hasOne = extensions.some((ending) => name.toLowerCase().endsWith(ending));
  return first === undefined || hasOne ? name : name + first;
}
