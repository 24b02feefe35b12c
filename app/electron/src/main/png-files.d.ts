/** A picture as a data URL: the build puts it into the bundle. */
declare module '*.png' {
  const url: string;
  export default url;
}
