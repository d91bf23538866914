declare module "jsonld" {
  type Options = Record<string, unknown>;
  const jsonld: { canonize(input: object, options: Options): Promise<string> };
  export default jsonld;
}
declare module "fontkit" {
  type Run = { glyphs: { path: { toSVG(): string } }[]; positions: { xAdvance: number; xOffset: number }[] };
  type Font = { unitsPerEm: number; layout(text: string): Run };
  export function create(bytes: Uint8Array): Font;
}
