/** How both drivers read PostgreSQL's text form of values, by type. Others are read as each driver does. */
const INT8 = 20;
const NUMERIC = 1700;
const TIMESTAMPTZ = 1184;

export const VALUE_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: (text) => text,
  [NUMERIC]: (text) => text,
  // `2025-04-14 10:53:15.12+00`: sessions speak UTC.
  [TIMESTAMPTZ]: (text) => new Date(`${text.replace(' ', 'T').replace(/[+-]\d\d(:\d\d)?$/, '')}Z`),
};
