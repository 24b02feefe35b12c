import {
  Button,
  Callout,
  chosenPages,
  type DocumentSurfaces,
  IconButton,
  PageRangeField,
  PlaceButton,
  Section,
  ToolPanel,
  useStore,
  useSurfaceState,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { chosenPageNear } from './drop-options.ts';
import type { SettingsStore } from './multipage-settings.ts';
import type { MultipageTool } from './multipage-tool.tsx';
import { PlacementFields } from './placement-fields.tsx';
import { TEXTS } from './texts.ts';

export interface MultipagePanelProps {
  readonly documentId: string;
  readonly settings: SettingsStore;
  readonly surfaces: DocumentSurfaces;
  readonly tool: MultipageTool;
}

/** 多页签章设置: where the next seal goes. */
export function MultipagePanel({ documentId, settings, surfaces, tool }: MultipagePanelProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { pages, corner, rotation, signsOnDrop } = useStore(settings);
  const { pageCount, currentPage } = useSurfaceState(surfaces, documentId);
  const page = chosenPageNear(currentPage, chosenPages(pages, pageCount).pages);
  return (
    <Section
      title={TEXTS.settings}
      actions={
        <IconButton
          icon="list-checks"
          iconSize={14}
          label={text(TEXTS.guided)}
          onClick={() => void workbench.runCommand('multipage.guide').catch(() => {})}
        />
      }
    >
      <ToolPanel documentId={documentId}>
        {signsOnDrop && (
          <Callout tone="info">
            {text(TEXTS.signsOnDrop)}{' '}
            <Button size="small" type="link" onClick={() => settings.setState({ signsOnDrop: false })}>
              {text(TEXTS.notAtOnce)}
            </Button>
          </Callout>
        )}
        {pageCount > 0 && (
          <PageRangeField
            value={pages}
            pageCount={pageCount}
            onChange={(range) => settings.setState({ pages: range })}
          />
        )}
        <PlacementFields
          corner={corner}
          rotation={rotation}
          onCorner={(value) => settings.setState({ corner: value })}
          onRotation={(value) => settings.setState({ rotation: value })}
        />
        <PlaceButton tool={tool} surfaces={surfaces} documentId={documentId} page={page} />
      </ToolPanel>
    </Section>
  );
}
