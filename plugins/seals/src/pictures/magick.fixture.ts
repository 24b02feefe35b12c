/** Pictures made and judged by ImageMagick: a foreign tool. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

export class Magick {
  readonly folder = mkdtempSync(join(tmpdir(), 'sealwright-pictures-'));

  /** Runs `convert`; the result is the file of that name. */
  make(name: string, ...args: readonly string[]): Buffer {
    execFileSync('convert', [...args, name], { cwd: this.folder });
    return readFileSync(this.path(name));
  }

  path(name: string): string {
    return join(this.folder, name.replace(/^\w+:/, ''));
  }

  /** The pixels of a picture file as `convert` reads them, row by row. */
  pixels(file: Uint8Array): {
    readonly width: number;
    readonly height: number;
    readonly at: (x: number, y: number) => Pixel;
  } {
    writeFileSync(this.path('judged'), file);
    const size = execFileSync('identify', ['-format', '%w %h', 'judged'], { cwd: this.folder }).toString();
    const [width = 0, height = 0] = size.split(' ').map(Number);
    const data = execFileSync('convert', ['judged', '-depth', '8', 'RGBA:-'], {
      cwd: this.folder,
      maxBuffer: 1 << 30,
    });
    const at = (x: number, y: number): Pixel => {
      const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray((y * width + x) * 4);
      return [red, green, blue, opacity];
    };
    return { width, height, at };
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** As a pixel looks on white paper. */
export function onPaper([red, green, blue, opacity]: Pixel): readonly [number, number, number] {
  const share = opacity / 255;
  const over = (value: number) => Math.round(value * share + 255 * (1 - share));
  return [over(red), over(green), over(blue)];
}
