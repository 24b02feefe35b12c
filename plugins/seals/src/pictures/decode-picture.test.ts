import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawablePicture } from './drawable-picture.ts';
import { Magick } from './magick.fixture.ts';
import { convertPicture } from './picture-thread.ts';

let magick: Magick;
beforeAll(() => {
  magick = new Magick();
  // Four colours in four corners: whatever is turned, mirrored or mixed up shows.
  const row = (left: string, right: string) => ['(', `xc:${left}`, `xc:${right}`, '+append', ')'];
  magick.make('corners.png', '-size', '20x10', ...row('red', 'lime'), ...row('blue', 'black'), '-append');
});
afterAll(() => magick.dispose());

const CORNERS = [
  [255, 0, 0, 255],
  [0, 255, 0, 255],
  [0, 0, 255, 255],
  [0, 0, 0, 255],
];

async function cornersOf(file: Uint8Array) {
  const { width, height, at } = magick.pixels(await convertPicture(file, 42));
  expect([width, height]).toEqual([40, 20]);
  return [at(2, 2), at(37, 2), at(2, 17), at(37, 17)];
}

test.each([
  ['PNG', 'a.png', []],
  ['PNG with a palette', 'PNG8:b.png', []],
  ['PNG of 16 bits', 'PNG48:c.png', []],
  ['interlaced PNG', 'd.png', ['-interlace', 'PNG']],
  ['GIF', 'e.gif', []],
  ['interlaced GIF', 'f.gif', ['-interlace', 'GIF']],
  ['BMP of 24 bits', 'BMP3:g.bmp', ['-type', 'TrueColor', '-compress', 'none']],
  ['BMP of 32 bits', 'h.bmp', ['-type', 'TrueColorAlpha']],
  ['BMP of 16 bits', 'i.bmp', ['-define', 'bmp:subtype=RGB565']],
  ['BMP of 16 bits with one of opacity', 'j.bmp', ['-define', 'bmp:subtype=ARGB1555', '-alpha', 'set']],
  ['BMP of 8 bits', 'BMP3:k.bmp', ['-type', 'Palette', '-compress', 'none', '-colors', '200', '+dither']],
  ['BMP of OS/2', 'BMP2:l.bmp', ['-type', 'TrueColor']],
] as const)('a %s shows the same as in a foreign program', async (_, name, args) => {
  expect(await cornersOf(magick.make(name, 'corners.png', ...args))).toEqual(CORNERS);
});

test('a BMP of one bit is black and white, and of a width that fills no word', async () => {
  const file = magick.make(
    'BMP3:m.bmp',
    '-size',
    '13x5',
    'xc:white',
    '-fill',
    'black',
    '-draw',
    'point 12,4',
    '-monochrome',
  );
  const { width, height, at } = magick.pixels(await convertPicture(file, 42));
  expect([width, height, at(12, 4), at(11, 4), at(12, 0)]).toEqual([
    13,
    5,
    [0, 0, 0, 255],
    [255, 255, 255, 255],
    [255, 255, 255, 255],
  ]);
});

test('a BMP may stand upside down', async () => {
  const file = magick.make('BMP3:n.bmp', 'corners.png', '-flip', '-type', 'TrueColor');
  file.writeInt32LE(-20, 22);
  expect(await cornersOf(file)).toEqual(CORNERS);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('a photo that was held in way %i stands upright', async (way) => {
  const turned = ['', '-flop', '-rotate 180', '-flip', '-transpose', '-rotate -90', '-transverse', '-rotate 90'];
  const args = turned[way - 1]!.split(' ').filter(Boolean);
  const jpeg = magick.make(`w${way}.jpg`, 'corners.png', ...args, '-quality', '100', '-sampling-factor', '4:4:4');
  const found = await cornersOf(withOrientation(jpeg, way));
  for (const [index, corner] of found.entries()) {
    for (const [channel, value] of corner.entries()) {
      expect(Math.abs(value - CORNERS[index]![channel]!), `corner ${index}`).toBeLessThan(8);
    }
  }
});

/** With an Exif segment of one tag after the start of the image. */
function withOrientation(jpeg: Buffer, way: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008' + '0001' + '011200030000000100000000' + '00000000', 'hex');
  tiff.writeUInt16BE(way, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, jpeg.subarray(2)]);
}

const svg = (body: string, attributes = 'viewBox="0 0 100 50"') =>
  Buffer.from(
    `<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`,
  );

test('an SVG is drawn at 600 dpi of its size on paper, and what it leaves out is transparent', async () => {
  const file = svg('<rect x="50" width="50" height="50" fill="#c8342b" fill-opacity="0.5"/>');
  const { width, height, at } = magick.pixels(await convertPicture(file, 25.4));
  expect([width, height]).toEqual([600, 300]);
  expect(at(10, 150)).toEqual([0, 0, 0, 0]);
  expect(at(500, 150)).toEqual([199, 52, 44, 128]);
});

test('transparent pixels of a GIF stay so', async () => {
  const file = magick.make(
    't.gif',
    '-size',
    '8x8',
    'xc:white',
    '-fill',
    'red',
    '-draw',
    'point 1,1',
    '-transparent',
    'white',
  );
  const { at } = magick.pixels(await convertPicture(file, 42));
  expect([at(1, 1), at(5, 5)[3]]).toEqual([[255, 0, 0, 255], 0]);
});

const refused = (file: Uint8Array) => expect(convertPicture(file, 42)).rejects;

test.each([
  ['text, which looks different on each computer', svg('<text x="1" y="9">章</text>'), 'seals.picture-has-text'],
  [
    'a picture in a file',
    svg('<image href="file:///etc/hostname" width="9" height="9"/>'),
    'seals.picture-needs-files',
  ],
  [
    'a picture on the network',
    svg('<image href="http://127.0.0.1/a.png" width="9" height="9"/>'),
    'seals.picture-needs-files',
  ],
  ['a shape in another file', svg('<use href="other.svg#a"/>'), 'seals.picture-needs-files'],
  ['no drawing', Buffer.from('<svg >'), 'seals.picture-unreadable'],
  ['an endless strip', svg('<rect width="9" height="9"/>', 'viewBox="0 0 1000000 1"'), 'seals.picture-unreadable'],
])('an SVG with %s is refused', (_, file, code) => refused(file).toMatchObject({ code }));

test('an SVG that would take for ever is ended', async () => {
  const cloud = '<feTurbulence baseFrequency="0.5" numOctaves="50"/>';
  const clouds = '<rect width="100" height="50" filter="url(#cloud)"/>'.repeat(500);
  const file = svg(`<filter id="cloud">${cloud}</filter>${clouds}`);
  await expect(convertPicture(file, 42, 1_500)).rejects.toMatchObject({ code: 'seals.picture-too-slow' });
});

test('an SVG of a hundred million shapes is refused', async () => {
  const level = (of: number) => `<g id="a${of}">${`<use href="#a${of - 1}"/>`.repeat(10)}</g>`;
  const bomb = [1, 2, 3, 4, 5, 6, 7, 8].map(level).join('');
  await refused(svg(`<defs><rect id="a0" width="1" height="1"/>${bomb}</defs><use href="#a8"/>`)).toMatchObject({
    code: 'seals.picture-unreadable',
  });
});

test('an SVG that holds itself is ended', async () => {
  const file = svg('<g id="a"><use href="#a"/><rect width="9" height="9"/></g>');
  await convertPicture(file, 42).catch((fault) => expect(fault.code).toBe('seals.picture-unreadable'));
});

test.each(['png', 'jpg', 'gif', 'bmp'])('a %s of a billion pixels is refused before it is decoded', async (ending) => {
  const file = magick.make(`huge.${ending}`, 'corners.png');
  const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
  for (const at of [0, 1]) {
    if (ending === 'png') file.writeUInt32BE(40_000, 16 + at * 4);
    if (ending === 'jpg') file.writeUInt16BE(65_535, frame + 5 + at * 2);
    if (ending === 'gif') file.writeUInt16LE(65_535, 6 + at * 2);
    if (ending === 'bmp') file.writeInt32LE(40_000, 18 + at * 4);
  }
  await refused(file).toMatchObject({ code: 'seals.picture-too-large' });
});

test.each(['png', 'jpg', 'gif', 'bmp'])(
  'a %s whose end is missing is refused, or shown as far as it goes',
  async (ending) => {
    const file = magick.make(`cut.${ending}`, '-size', '200x200', 'plasma:red-white');
    for (const share of [0.05, 0.5]) {
      const cut = file.subarray(0, Math.max(4, Math.floor(file.length * share)));
      const outcome = await convertPicture(cut, 42).then(
        () => 'shown',
        (fault) => fault.code,
      );
      expect(['shown', 'seals.picture-unreadable', 'seals.picture-kind-unknown']).toContain(outcome);
    }
  },
);

test.each(['png', 'jpg', 'gif', 'bmp'])('a %s with broken octets never breaks the program', async (ending) => {
  const file = magick.make(`broken.${ending}`, '-size', '60x60', 'plasma:red-white');
  for (let round = 1; round <= 2; round++) {
    const broken = Buffer.from(file);
    for (let at = 20; at < broken.length; at += 7 * round) broken[at] = (broken[at]! * 31 + round) & 0xff;
    const fault = await convertPicture(broken, 42).then(
      () => undefined,
      (thrown) => thrown,
    );
    if (fault) expect(fault.code).toMatch(/^seals\.picture-/);
  }
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('a note')],
  ['an OFD', Buffer.from('PK\x03\x04')],
  ['a web page', Buffer.from('<!doctype html><html></html>')],
])('%s is no picture', (_, file) => refused(file).toMatchObject({ code: 'seals.picture-kind-unknown' }));

test('an SVG of entities that multiply is refused', async () => {
  const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((of) => `<!ENTITY e${of} "${`&e${of - 1};`.repeat(10)}">`).join('');
  const type = `<!DOCTYPE svg [<!ENTITY e0 "<rect width='1' height='1'/>">${levels}]>`;
  const file = Buffer.from(`${type}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">&e9;</svg>`);
  await refused(file).toMatchObject({ code: 'seals.picture-unreadable' });
});

test('a picture in a seal that unpacks to more than memory should hold is refused unseen', async () => {
  const png = Buffer.from(magick.make('t.png', '-size', '8x8', 'xc:white'));
  expect(await drawablePicture(png, 42)).toEqual({ format: 'png', data: png });
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  await expect(drawablePicture(png, 42)).rejects.toMatchObject({ code: 'seals.picture-too-large' });
});
