import { Type } from 'typebox';
import { schemaMisfit } from '../api/schema-misfit.ts';
import { type PlannedSigning, SigningWillSign } from '../api/services/signing.ts';
import { Placements } from './answer-schemas.ts';
import { withSharedPictures } from './shared-pictures.ts';

const Planned = Type.Object({ placements: Placements });

/** What is done with the answers of `transform` taps; throws for what does not fit. */
export const hookAnswers: ReadonlyMap<string, (answer: unknown) => unknown> = new Map([
  [
    SigningWillSign.id,
    (answer: unknown) => {
      const place = schemaMisfit(Planned, answer);
      if (place) throw new TypeError(`the answer does not fit: ${place}`);
      const planned = answer as PlannedSigning;
      return { ...planned, placements: withSharedPictures(planned.placements, undefined) };
    },
  ],
]);
