/** vite's imports of an asset's address. `no-inline`: never as a `data:` address, which a content security policy would refuse to fetch. */
declare module '*?url' {
  const url: string;
  export = url;
}
declare module '*?url&no-inline' {
  const url: string;
  export = url;
}
