import type { QuestionDefinition } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { QuestionDto } from "./dto.ts";

/** A question in the reader's words with an answer to read. */
export function questionDto(
  { hint, options, ...q }: QuestionDefinition,
  value: unknown,
  locale: string,
): QuestionDto {
  return {
    ...q,
    label: textIn(q.label, locale),
    ...(hint ? { hint: textIn(hint, locale) } : {}),
    ...(options ? { options: options.map(o => ({ key: o.key, label: textIn(o.label, locale) })) } : {}),
    value: value ?? null,
    editable: false,
    asked: false,
  };
}
