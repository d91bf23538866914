import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import type {
  Course,
  KnowledgeAudience,
  KnowledgeKind,
  KnowledgeText,
  Severity,
} from "#lib/domain/knowledge/item.ts";

type Words = Partial<KnowledgeText> & { title: string };

/** Something a vendor lets others know; days are counted back from today. */
export type DemoKnowledge = {
  kind: KnowledgeKind;
  audience: KnowledgeAudience;
  /** Key of the product; left out: whatever the product. */
  product?: string;
  severity?: Severity;
  course?: Course;
  ranges?: (Partial<VersionRange> & { from: string })[];
  mustRead?: boolean;
  es?: Words;
  en?: Words;
  publishedAgo: number;
  /** What came later: how many days ago, and the line about it; its course before that was another. */
  updates?: { ago: number; es: string; en: string; before: Course }[];
  /** Subjects of the cases it belongs to. */
  cases?: string[];
  /** Only being written, or handed in; nobody but the vendor has it. */
  draft?: "writing" | "in_review";
};
