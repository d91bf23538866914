import { BookOpen, CirclePlay, FileText, Shapes } from "lucide-react";
import type { LibraryKind } from "#lib/domain/library/item.ts";

const icons = { guide: BookOpen, video: CirclePlay, logo: Shapes, document: FileText } satisfies Record<
  LibraryKind,
  typeof BookOpen
>;

export function KindIcon({ kind }: { kind: LibraryKind }) {
  const Icon = icons[kind];
  return <Icon className="i" aria-hidden="true" />;
}
