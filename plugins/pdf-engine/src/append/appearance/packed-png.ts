import { deflateSync } from 'node:zlib';
import { pngPicture, type Raster } from './png-picture.ts';
import { predictRows } from './png-predictor.ts';

/** The colours or the opacity of a picture, as an image XObject has them. */
export interface PackedSamples extends Pick<Raster, 'width' | 'height' | 'channels' | 'palette'> {
  /** Behind Flate; predicted (ISO 32000-2, 7.4.4.4) unless they are places in a palette. Not to be changed. */
  readonly bytes: Uint8Array;
}

export interface PackedPng {
  readonly colours: PackedSamples;
  /** Missing where every pixel is opaque. */
  readonly alpha: PackedSamples | undefined;
}

/**
 * Packs PNGs for a PDF and remembers those of late: all signatures of a batch show the same seals, and to pack a scanned
 * one takes longer than the rest of a signature.
 */
export class PackedPngs {
  private readonly limit: number;
  private total = 0;
  /** By digest, in order of last use, the oldest first. */
  private readonly known = new Map<string, PackedPng>();

  /** `limit`: bytes of packed pictures that are remembered; what is larger is packed anew each time. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** `digest`: the same for equal pictures alone. `pdf.picture-unreadable` for what is no PNG. */
  get(data: Uint8Array, digest: string): PackedPng {
    const made = this.known.get(digest) ?? pack(pngPicture(data));
    if (weight(made) > this.limit) return made;
    this.forget(digest);
    this.known.set(digest, made);
    this.total += weight(made);
    for (const oldest of this.known.keys()) {
      if (this.total <= this.limit) break;
      this.forget(oldest);
    }
    return made;
  }

  private forget(digest: string): void {
    const known = this.known.get(digest);
    if (!known) return;
    this.known.delete(digest);
    this.total -= weight(known);
  }
}

function weight({ colours, alpha }: PackedPng): number {
  return colours.bytes.length + (alpha?.bytes.length ?? 0);
}

function pack({ alpha, ...raster }: Raster): PackedPng {
  const { width, height } = raster;
  return {
    colours: packSamples(raster),
    alpha: alpha && packSamples({ width, height, colours: alpha, channels: 1 }),
  };
}

function packSamples({ colours, ...about }: Omit<Raster, 'alpha'>): PackedSamples {
  const { width, channels, palette } = about;
  // Places in a palette are no quantities: predicting one from its neighbour gains nothing.
  const samples = palette ? colours : predictRows(colours, width * channels, channels);
  return { ...about, bytes: deflateSync(samples, { level: 9 }) };
}
