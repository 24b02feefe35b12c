import { CircleAlert, CircleCheck, Info, TriangleAlert } from '@sealwright/ui';

export const severityIcons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };
