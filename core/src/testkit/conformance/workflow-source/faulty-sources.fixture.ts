import { COURSE_FAULTS } from './course-faults.fixture.ts';
import type { Faults } from './faulty-source.fixture.ts';
import { TRANSFER_FAULTS } from './transfer-faults.fixture.ts';
import { VIEW_FAULTS } from './view-faults.fixture.ts';

/** Sources that break the rule, for each rule. */
export const FAULTS: Faults = { ...COURSE_FAULTS, ...TRANSFER_FAULTS, ...VIEW_FAULTS };
