/** vite's `?url` imports: the address under which the asset is served. */
declare module '*?url' {
  const url: string;
  export = url;
}
