import type { Localized, ViewData } from '@sealwright/core/api';
import { EmptyState, IconButton, useStore, useText } from '@sealwright/ui';
import { holds } from '../context/when-clause.ts';
import type { Contributed } from '../contributions/contributions.ts';
import { Recovery } from '../faults/recovery.tsx';
import { Splitter } from '../layout/splitter.tsx';
import { PluginView } from '../plugins/plugin-view.tsx';
import { useShell } from '../shell/shell.tsx';
import { firstLayout } from '../window-state/window-state.ts';
import styles from './document-area.module.css';
import { DocumentToolBar } from './document-tool-bar.tsx';
import { viewsFor } from './views-for.ts';

const texts = {
  noView: { 'zh-CN': '没有能显示此文件的插件', en: 'No plugin can show this file' },
  noViewHint: {
    'zh-CN': '请在“安装管理”中启用或安装支持该格式的插件。',
    en: 'Enable or install a plugin for this format in the install manager.',
  },
  rail: { 'zh-CN': '左侧栏', en: 'Left panel' },
  side: { 'zh-CN': '右侧栏', en: 'Right panel' },
} satisfies Record<string, Localized>;

/** An open document: its tool bar, the lines below it, and its view between the panels. */
export function DocumentArea({ documentId }: { readonly documentId: string }) {
  const text = useText();
  const { entry, contributions, documents, panels, windowState, workbench } = useShell();
  const title = useStore(documents.state, ({ tabs }) => tabs.find(({ id }) => id === documentId)?.title);
  const views = useStore(contributions, (all) => all.views);
  const { railWidth, sideWidth } = useStore(windowState.layout);
  const tool = useStore(documents.state, ({ tools }) => tools[documentId]);
  const open = useStore(panels.state);
  const context = useStore(workbench.context.state);
  if (title === undefined) return null;
  const of = (place: ViewData['place']) =>
    viewsFor(place, title, views).filter(({ data }) => holds(data.when, context));
  const [view] = of('document');
  const rails = of('document-rail');
  const sides = of('document-side').filter(({ data }) => data.tool === undefined || data.tool === tool);
  return (
    <div className={styles.area}>
      <h1 className={styles.heading}>{title}</h1>
      {entry === 'workbench' && (
        <DocumentToolBar documentId={documentId} hasRail={rails.length > 0} hasSide={sides.length > 0} />
      )}
      {of('document-bar').map((bar) => (
        <PluginView key={bar.id} view={bar} documentId={documentId} />
      ))}
      <div className={styles.columns}>
        {rails.length > 0 && open.rail && (
          <>
            <Rail rails={rails} documentId={documentId} />
            <Splitter
              label={text(texts.rail)}
              size={railWidth}
              range={[110, 420]}
              usual={firstLayout.railWidth}
              grows="right"
              onChange={(width) => windowState.change({ railWidth: width })}
            />
          </>
        )}
        <div className={styles.document} onPointerDownCapture={panels.uncover}>
          {view ? (
            <PluginView view={view} documentId={documentId} />
          ) : (
            <EmptyState icon="file-x" title={texts.noView} description={texts.noViewHint} />
          )}
        </div>
        {sides.length > 0 && open.side && (
          <>
            <Splitter
              label={text(texts.side)}
              size={sideWidth}
              range={[220, 520]}
              usual={firstLayout.sideWidth}
              grows="left"
              onChange={(width) => windowState.change({ sideWidth: width })}
            />
            <aside className={styles.side} style={{ width: sideWidth }} aria-label={text(texts.side)}>
              <Recovery>
                {sides.map((side) => (
                  <PluginView key={side.id} view={side} documentId={documentId} />
                ))}
              </Recovery>
            </aside>
          </>
        )}
      </div>
    </div>
  );
}

interface RailProps {
  readonly rails: readonly Contributed<ViewData>[];
  readonly documentId: string;
}

/** One view at a time; where there are several, a row of icons chooses. */
function Rail({ rails, documentId }: RailProps) {
  const text = useText();
  const { windowState } = useShell();
  const { railView, railWidth } = useStore(windowState.layout);
  const chosen = rails.find(({ id }) => id === railView) ?? rails[0]!;
  return (
    <aside className={styles.rail} style={{ width: railWidth }} aria-label={text(texts.rail)}>
      {rails.length > 1 && (
        <div className={styles.railChoice}>
          {rails.map(({ id, data }) => (
            <IconButton
              key={id}
              icon={data.icon ?? 'layers'}
              label={text(data.title)}
              isOn={id === chosen.id}
              onClick={() => windowState.change({ railView: id })}
            />
          ))}
        </div>
      )}
      <div className={styles.railView}>
        <PluginView key={chosen.id} view={chosen} documentId={documentId} />
      </div>
    </aside>
  );
}
