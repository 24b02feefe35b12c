import type { Disposable, RpcClient } from '@sealwright/core/api';
import type { DocumentSurfaces } from '@sealwright/ui';
import type { verificationRpc } from '../common-verification-rpc.ts';
import { PlaceHighlight } from './place-highlight.tsx';

/** How long the ring around a place stays, in milliseconds. */
const RING = 2_500;

export interface ShownPlace {
  readonly index: number;
  readonly count: number;
}

/** Brings the places of a signature into sight and marks them for a moment. */
export class SignaturePlaces implements Disposable {
  private readonly calls: Pick<RpcClient<typeof verificationRpc>, 'places'>;
  private readonly surfaces: () => Promise<DocumentSurfaces>;
  private ring: Disposable | undefined;

  constructor(calls: Pick<RpcClient<typeof verificationRpc>, 'places'>, surfaces: () => Promise<DocumentSurfaces>) {
    this.calls = calls;
    this.surfaces = surfaces;
  }

  /**
   * Shows one of the places; `index` counts on past the last. Resolves with `undefined` where nothing is visible; rejects
   * without showing anything once `signal` is aborted.
   */
  async show(
    documentId: string,
    fields: readonly string[],
    index: number,
    signal: AbortSignal,
  ): Promise<ShownPlace | undefined> {
    const asked = this.calls.places(documentId, fields, { signal });
    const [surfaces, places] = await Promise.all([this.surfaces(), asked]);
    signal.throwIfAborted();
    const surface = surfaces.find(documentId);
    const place = places[index % Math.max(places.length, 1)];
    if (!place || !surface) return undefined;
    surface.reveal(place.page, place.box);
    void this.ring?.dispose();
    const ring = surface.addOverlay({
      component: (page) => <PlaceHighlight {...page} place={place} />,
      order: 50,
    });
    this.ring = ring;
    setTimeout(() => void ring.dispose(), RING);
    return { index: index % places.length, count: places.length };
  }

  dispose(): void {
    void this.ring?.dispose();
  }
}
