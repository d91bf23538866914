import { readFileSync } from "node:fs";
import path from "node:path";

/** Inter as an npm package brings it, whole files with every accent. Static cuts: a PDF can't embed a variable font. */
const CUTS = {
  regular: "400Regular/Inter_400Regular.ttf",
  italic: "400Regular_Italic/Inter_400Regular_Italic.ttf",
  bold: "600SemiBold/Inter_600SemiBold.ttf",
  boldItalic: "600SemiBold_Italic/Inter_600SemiBold_Italic.ttf",
} as const;
export type Cut = keyof typeof CUTS;

const kept = new Map<Cut, Buffer>();

/** A cut's file, read once a process. */
export function font(cut: Cut): Buffer {
  const known = kept.get(cut);
  if (known) return known;
  // From the folder the process runs in, as Next itself looks for packages it leaves outside its bundles.
  const folder = path.join(process.cwd(), "node_modules", "@expo-google-fonts", "inter");
  const bytes = readFileSync(path.join(folder, CUTS[cut]));
  kept.set(cut, bytes);
  return bytes;
}

export const CUT_NAMES = Object.keys(CUTS) as Cut[];
