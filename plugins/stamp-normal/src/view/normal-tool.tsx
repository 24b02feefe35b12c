import { type Disposable, DisposableStore, toDisposable } from '@sealwright/core/api';
import {
  createStore,
  type DocumentSurface,
  type DraftSeal,
  isInFront,
  isOnStamp,
  type OverlayProps,
  onEnter,
  type ReadableStore,
  SealGhost,
  type StampDraft,
  type SurfacePoint,
  useStore,
  type Workbench,
} from '@sealwright/ui';
import { optionsAt } from '../common-position.ts';

const MODE = 'normal';
const CHOOSE_SEAL = {
  'zh-CN': '请先在右侧“印章列表”中点选一枚印章。',
  en: 'Choose a seal on the right first.',
};

/** What follows the pointer; no point while that is on no page. */
interface GhostState {
  readonly point: SurfacePoint | undefined;
  readonly seal: DraftSeal | undefined;
}

/** 普通签章 while it is on: the chosen seal follows the pointer, each click or Enter drops it once more, Escape ends it. */
export function startNormalTool(draft: StampDraft, surface: DocumentSurface, workbench: Workbench): Disposable {
  const sealOf = () => draft.state.getState().seal;
  const ghost = createStore<GhostState>(() => ({ point: undefined, seal: sealOf() }));
  const own = new DisposableStore();
  own.add(surface.addOverlay({ component: (props) => <Ghost {...props} ghost={ghost} />, order: 200 }));
  own.add(toDisposable(draft.state.subscribe(({ seal }) => ghost.setState({ seal }))));
  own.add(toDisposable(() => draft.align(undefined)));
  const end = () => workbench.documents.setTool(draft.documentId, undefined);

  const aligned = (point: SurfacePoint, event: PointerEvent) => draft.align(point, event.altKey);
  const drop = async (point: SurfacePoint) => {
    const seal = sealOf();
    if (!seal) {
      workbench.notify({ severity: 'info', message: CHOOSE_SEAL });
      return;
    }
    try {
      await draft.add({ mode: MODE, seal: seal.id, options: optionsAt(point) });
    } catch (error) {
      workbench.showError(error);
    }
  };
  own.add(
    surface.capturePointer({
      cursor: 'crosshair',
      move(point, event) {
        // A pressed button drags something, and over what is placed already a press would grip that.
        const isFree = point && event.buttons === 0 && sealOf() && !isOnStamp(draft.state.getState(), point);
        ghost.setState({ point: isFree ? aligned(point, event) : undefined });
        if (!isFree && event.buttons === 0) draft.align(undefined);
      },
      async down(point, event) {
        if (event.button !== 0) return;
        await drop(aligned(point, event));
        // What was dropped stands where the ghost is, until the pointer moves on.
        ghost.setState({ point: undefined });
      },
      cancel: end,
    }),
  );
  const dropInMiddle = async () => {
    const { currentPage: page } = surface.state.getState();
    const { size } = await surface.page(page);
    const box = { x: size.width / 2, y: size.height / 2, width: 0, height: 0, rotation: 0 };
    surface.reveal(page, box);
    await drop({ page, x: box.x, y: box.y });
  };
  own.add(
    onEnter(() => {
      if (isInFront(draft.documentId, workbench)) void dropInMiddle().catch(workbench.showError);
    }),
  );
  return own;
}

function Ghost({ ghost, page, scale }: OverlayProps & { readonly ghost: ReadableStore<GhostState> }) {
  const { point, seal } = useStore(ghost);
  return seal && point?.page === page.index ? <SealGhost seal={seal} x={point.x} y={point.y} scale={scale} /> : null;
}
