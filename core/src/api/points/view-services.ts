/**
 * Point `viewServices`: what one plugin's `src/view.tsx` offers to the views of others, by the id of its token. Data only;
 * the owner's view code is loaded when a service is first asked for.
 */
import { type Static, Type } from 'typebox';
import { definePoint } from '../point.ts';

export const ViewServiceData = Type.Object({});
export type ViewServiceData = Static<typeof ViewServiceData>;

export const ViewServices = definePoint('viewServices', ViewServiceData).dataOnly();
