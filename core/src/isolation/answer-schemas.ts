/**
 * What plugins may answer at the points that third parties can contribute to, as schemas. A bundled plugin is believed by
 * its types; an answer out of another process is checked, so that what does not fit is this plugin's fault and nobody
 * else's.
 */
import { Type } from 'typebox';
import { Localized } from '../api/localized.ts';
import { BizType, Voucher, VoucherEvent, WorkflowParty } from '../api/points/workflow-vouchers.ts';
import { bytes, moment } from '../api/value-schemas.ts';

const Finite = Type.Number({ minimum: -1e9, maximum: 1e9 });
const Positive = Type.Number({ exclusiveMinimum: 0, maximum: 1e9 });
const Text = Type.String({ maxLength: 10_000 });
const Optional = Type.Optional;

const Picture = Type.Object({ format: Type.Enum(['png', 'jpeg']), data: bytes(20_000_000) });
const Clip = Type.Object({ x: Finite, y: Finite, width: Positive, height: Positive });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Rgb = Type.Tuple([Share, Share, Share]);
const Size = Type.Object({ width: Positive, height: Positive });
const blend = Optional(Type.Enum(['multiply', 'normal']));

const PathCommand = Type.Union([
  Type.Tuple([Type.Enum(['M', 'L']), Finite, Finite]),
  Type.Tuple([Type.Literal('C'), Finite, Finite, Finite, Finite, Finite, Finite]),
  Type.Tuple([Type.Literal('Z')]),
]);
const DrawnPath = Type.Object({
  commands: Type.Array(PathCommand, { maxItems: 100_000 }),
  fill: Optional(Rgb),
  evenOdd: Optional(Type.Boolean()),
  stroke: Optional(Type.Object({ colour: Rgb, width: Positive, isRound: Optional(Type.Boolean()) })),
});
const OutlinePoint = Type.Object({ x: Finite, y: Finite, onCurve: Type.Boolean() });
const Glyph = Type.Object({ advance: Finite, contours: Type.Array(Type.Array(OutlinePoint)) });
const Typeface = Type.Object({
  name: Type.String({ pattern: '^[A-Za-z0-9-]{1,60}$' }),
  isSerif: Type.Boolean(),
  weight: Type.Number({ minimum: 100, maximum: 900 }),
  ascent: Finite,
  descent: Finite,
  capHeight: Finite,
});
const TextLine = Type.Object({ text: Text, glyphs: Type.Array(Glyph), x: Finite, y: Finite });

const Appearance = Type.Union([
  Type.Object({ kind: Type.Literal('picture'), picture: Picture, clip: Optional(Clip), blend }),
  Type.Object({ kind: Type.Literal('drawing'), size: Size, paths: Type.Array(DrawnPath), blend }),
  Type.Object({
    ...{ kind: Type.Literal('text'), size: Size, typeface: Typeface, fontSize: Positive, colour: Rgb, blend },
    lines: Type.Array(TextLine),
  }),
]);

export const Placements = Type.Array(
  Type.Object({
    page: Type.Integer({ minimum: 0 }),
    box: Type.Object({ x: Finite, y: Finite, width: Positive, height: Positive, rotation: Finite }),
    appearance: Appearance,
    description: Text,
  }),
  { maxItems: 100_000 },
);

export const TextQueries = Type.Union([
  Type.Undefined(),
  Type.Object({
    text: Type.String({ maxLength: 10_000 }),
    kind: Optional(Type.Enum(['words', 'pattern'])),
    matchCase: Optional(Type.Boolean()),
  }),
]);

const Fact = Type.Object({
  title: Localized,
  value: Type.Union([Text, Localized]),
  monospace: Optional(Type.Boolean()),
});

export const Findings = Type.Array(
  Type.Object({
    verdict: Type.Enum(['passed', 'notice', 'warning', 'failed', 'not-checked']),
    sentence: Localized,
    facts: Optional(Type.Array(Fact, { maxItems: 200 })),
    repairs: Optional(
      Type.Array(Type.Object({ title: Localized, command: Text, argument: Optional(Type.Unknown()) }), {
        maxItems: 20,
      }),
    ),
  }),
  { maxItems: 1_000 },
);

export const CliResults = Type.Object({
  text: Type.String(),
  json: Optional(Type.Unknown()),
  failed: Optional(Type.Boolean()),
});

const digest = Type.String({ pattern: '^[0-9a-fA-F]{64}$' });

export const SealList = Type.Array(
  Type.Object({
    id: Text,
    name: Text,
    picture: Picture,
    widthMm: Positive,
    heightMm: Positive,
    validFrom: Optional(moment()),
    validTo: Optional(moment()),
    certificates: Type.Array(digest, { maxItems: 1_000 }),
    electronicSeal: Optional(bytes(1_000_000)),
    device: Optional(Text),
  }),
  { maxItems: 1_000 },
);

export const VoucherPages = Type.Object({
  items: Type.Array(Voucher, { maxItems: 1_000 }),
  total: Type.Integer({ minimum: 0 }),
});
export const VoucherEvents = Type.Array(VoucherEvent, { maxItems: 100_000 });
export const BizTypes = Type.Array(BizType, { maxItems: 10_000 });
export const Parties = Type.Array(WorkflowParty, { maxItems: 1_000 });
export const Account = Type.Union([Type.Undefined(), WorkflowParty]);
/** One part of a file on its way. */
export const FilePart = bytes(16 * 1024 * 1024);
export const Change = Type.Object({
  cursor: Type.String({ maxLength: 1_000 }),
  voucher: Optional(Type.String({ maxLength: 40 })),
  type: Type.String({ maxLength: 100 }),
});

export const Nothing = Type.Undefined();

export const Verdict = Type.Boolean();

/** Plain data, for whoever ran a command. */
export const Anything = Type.Unknown();
