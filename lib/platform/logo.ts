/** A workspace's logo as an address for `<img>`: as a picture an SVG runs no script. Null where there is none. */
export const logoAddress = (svg: string): string | null =>
  svg.trim() ? `data:image/svg+xml,${encodeURIComponent(svg)}` : null;
