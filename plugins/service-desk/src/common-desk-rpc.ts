/** Between the two halves of this plugin. */
import { defineRpc, type Localized, type ServiceDeskContent } from '@sealwright/core/api';
import { Type } from 'typebox';
import { Application } from './common-application.ts';

/** A desk with the operator's addresses in it. */
export interface ShownDesk {
  readonly id: string;
  readonly title: Localized;
  readonly content: ServiceDeskContent;
}

/** Something about a plugged key that its user should see to. */
export type DeskHint =
  | {
      readonly occasion: 'certificate-ends';
      readonly subject: string;
      readonly notAfter: Date;
      readonly isOver: boolean;
    }
  | { readonly occasion: 'pin-locked'; readonly device: Localized };

/** Ids of ticked steps by `desk/guide`. */
export type Ticks = Readonly<Record<string, readonly string[]>>;

const id = Type.String({ minLength: 1, maxLength: 100 });

export const deskRpc = defineRpc('service-desk', {
  /** The desks that could be read, in their order, what was ticked, and the form as it was filled in last. */
  open: {
    params: Type.Tuple([]),
    result: Type.Object({
      desks: Type.Array(Type.Unsafe<ShownDesk>(Type.Object({}))),
      ticks: Type.Unsafe<Ticks>(Type.Object({})),
      application: Application,
    }),
    isRepeatable: true,
  },
  /** Reports hints at once and after every change of what is plugged in, until it is aborted. */
  watchHints: {
    params: Type.Tuple([]),
    result: Type.Void(),
    progress: Type.Array(Type.Unsafe<DeskHint>(Type.Object({}))),
  },
  /** Keeps which steps of a guide are ticked. */
  tick: {
    params: Type.Tuple([Type.Object({ desk: id, guide: id, steps: Type.Array(id, { maxItems: 100 }) })]),
    result: Type.Void(),
    isRepeatable: true,
  },
  keepApplication: { params: Type.Tuple([Application]), result: Type.Void(), isRepeatable: true },
  /** Writes the form as a PDF, whole or not at all. `service-desk.application-incomplete`, errors of `DocumentFiles.write`. */
  exportApplication: {
    params: Type.Tuple([
      Type.Object({
        desk: id,
        application: Application,
        /** Absolute. */
        path: Type.String({ minLength: 1, maxLength: 32_768 }),
        overwrite: Type.Boolean(),
      }),
    ]),
    result: Type.Void(),
  },
});
