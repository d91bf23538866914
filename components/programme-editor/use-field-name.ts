import { useTranslations } from "next-intl";

/** The name of a field of a definition: "params.minimum", "application.minutes", "title". */
export function useFieldName(): (field: string) => string {
  const t = useTranslations("programmeEditor");
  return field => {
    const last = field.split(".").at(-1) ?? field;
    // "params" and such hold names of their own; a name that holds others is no text.
    for (const key of [`fields.${field}`, `fields.${last}`])
      if (t.has(key) && typeof t.raw(key) === "string") return t(key);
    return field;
  };
}
