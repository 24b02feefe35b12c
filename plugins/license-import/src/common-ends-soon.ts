/** Days left from which on the user is warned that the licence ends. */
export const ENDS_SOON = 30;
