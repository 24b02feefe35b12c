/**
 * Point `serviceDesks`: what a certificate authority tells its customers of applying for, renewing, unlocking, changing,
 * replacing and revoking certificates. Called by `plugins/service-desk` in the plugin host, when its page opens. A desk is
 * a data set: the page draws it, keeps what its user has ticked, and fills in the addresses that the operator has set.
 */
import { type Static, Type } from 'typebox';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const ServiceDeskData = Type.Object({
  /** The authority, as its customers know it. */
  title: Localized,
  /** Lower comes first; default 100. */
  order: Type.Optional(Type.Number()),
});
export type ServiceDeskData = Static<typeof ServiceDeskData>;

const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', maxLength: 60 });

/** A button: a command of either point, or a link of the desk by its id, which opens in the user's browser. */
const Action = Type.Union([
  Type.Object({ title: Localized, command: Type.String(), argument: Type.Optional(Type.String()) }),
  Type.Object({ title: Localized, link: Id }),
]);

export const ServiceGuide = Type.Object({
  id: Id,
  title: Localized,
  /** Name of an icon of the UI kit. */
  icon: Type.Optional(Type.String()),
  /** When it is the right one, in a sentence or two. */
  introduction: Localized,
  /** The page opens with this guide where a plugged certificate ends soon or has ended, or a PIN is locked. */
  occasion: Type.Optional(Type.Union([Type.Literal('certificate-ends'), Type.Literal('pin-locked')])),
  /** What to have at hand. */
  needs: Type.Array(Localized),
  /** In their order; the user ticks them. */
  steps: Type.Array(
    Type.Object({ id: Id, title: Localized, text: Localized, actions: Type.Optional(Type.Array(Action)) }),
    {
      minItems: 1,
    },
  ),
});
export type ServiceGuide = Static<typeof ServiceGuide>;

export const ServiceDeskContent = Type.Object({
  guides: Type.Array(ServiceGuide, { minItems: 1 }),
  questions: Type.Array(
    Type.Object({ id: Id, question: Localized, answer: Localized, actions: Type.Optional(Type.Array(Action)) }),
  ),
  /** Addresses that actions and downloads name. The operator may set another, or one where there is none: `service-desk.addresses`. */
  links: Type.Array(
    Type.Object({
      id: Id,
      title: Localized,
      description: Localized,
      /** https. */
      address: Type.Optional(Type.String({ pattern: '^https://[^\\s]+$' })),
      /** Whether the download centre lists it. */
      isDownload: Type.Optional(Type.Boolean()),
    }),
  ),
  /** The printed form; Chinese, as the authority reads it. Without it, none is offered. */
  application: Type.Optional(
    Type.Object({ title: Type.String(), addressee: Type.String(), declarations: Type.Array(Type.String()) }),
  ),
});
export type ServiceDeskContent = Static<typeof ServiceDeskContent>;

export interface ServiceDesk {
  content(): Promise<ServiceDeskContent>;
}

export const ServiceDesks = definePoint('serviceDesks', ServiceDeskData).of<ServiceDesk>({ deadline: 10_000 });
