import type { OpenDocument, RpcClient } from '@sealwright/core/api';
import {
  Button,
  EmptyState,
  ErrorState,
  fillLocalized,
  LoadingState,
  PageView,
  type ReadableStore,
  Select,
  useLoad,
  useStore,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useMemo, useState } from 'react';
import type { compareRpc, SignedVersion } from '../common-compare-rpc.ts';
import styles from './compare-page.module.css';
import { type CompareRequest, compareRequest } from './compare-request.ts';
import { Comparison } from './comparison.tsx';
import type { DifferenceWalk } from './difference-walk.ts';
import { texts } from './texts.ts';
import { VersionReader, type VersionReaderParts } from './version-reader.ts';

export interface ComparePageProps {
  readonly argument: unknown;
  readonly documents: ReadableStore<readonly OpenDocument[]>;
  readonly reading: VersionReaderParts;
  readonly walk: DifferenceWalk;
  readonly onPage: (documentId: string, page: number) => void;
}

/** The page 签署后的变化. */
export function ComparePage({ argument, documents, ...rest }: ComparePageProps) {
  const request = compareRequest(argument);
  const document = useStore(documents).find(({ id }) => id === request?.documentId);
  if (!request || !document)
    return (
      <PageView title={texts.page}>
        <EmptyState icon="columns-2" title={texts.nothing} description={texts.nothingHint} />
      </PageView>
    );
  return <DocumentVersions key={document.id} request={request} document={document} {...rest} />;
}

interface DocumentVersionsProps extends Omit<ComparePageProps, 'argument' | 'documents'> {
  readonly request: CompareRequest;
  readonly document: OpenDocument;
}

function DocumentVersions({ request, document, reading, walk, onPage }: DocumentVersionsProps) {
  const workbench = useWorkbench();
  const text = useText();
  const versions = useVersions(reading.calls, document);
  const [chosen, setChosen] = useState<number>();
  const [asked, setAsked] = useState(request);
  if (asked !== request) {
    // Asked for anew, from another signature.
    setAsked(request);
    setChosen(undefined);
  }
  const size = chosen ?? request.size ?? usual(versions.value ?? []);
  const reader = useMemo(
    () => (size === undefined ? undefined : new VersionReader(reading, { id: document.id, size: document.size }, size)),
    [reading, document.id, document.size, size],
  );
  const choice = versions.value && size !== undefined && (
    <VersionSelect versions={versions.value} size={size} onChoose={setChosen} />
  );
  return (
    <PageView
      title={fillLocalized(texts.pageOf, { name: document.name })}
      trailing={
        <div className={styles.trailing}>
          {choice}
          <Button onClick={() => workbench.documents.activate(document.id)}>{text(texts.backToDocument)}</Button>
        </div>
      }
    >
      {versions.state === 'error' && <ErrorState error={versions.error} onRetry={versions.reload} />}
      {versions.state === 'loading' && !reader && <LoadingState />}
      {versions.value?.length === 0 && (
        <EmptyState icon="file-search" title={texts.noVersion} description={texts.noVersionHint} />
      )}
      {reader && (
        <Comparison
          key={`${document.size} ${size}`}
          reader={reader}
          walk={walk}
          onPage={(page) => onPage(document.id, page)}
        />
      )}
    </PageView>
  );
}

function useVersions(calls: Pick<RpcClient<typeof compareRpc>, 'versions'>, { id, revision }: OpenDocument) {
  return useLoad((signal) => calls.versions(id, { signal }), [id, revision]);
}

/** The latest version that something follows, which people mean by "since it was signed". */
function usual(versions: readonly SignedVersion[]): number | undefined {
  return (versions.filter(({ isNewest }) => !isNewest).at(-1) ?? versions.at(-1))?.size;
}

interface VersionSelectProps {
  readonly versions: readonly SignedVersion[];
  readonly size: number;
  readonly onChoose: (size: number) => void;
}

function VersionSelect({ versions, size, onChoose }: VersionSelectProps) {
  const text = useText();
  const options = versions.map((version) => ({
    value: version.size,
    label: text(texts.versionOf, { number: version.signature }) + (version.isNewest ? text(texts.newest) : ''),
  }));
  return (
    <Select
      aria-label={text(texts.version)}
      className={styles.version ?? ''}
      value={size}
      options={options}
      onChange={onChoose}
    />
  );
}
