/** Bytes as people read them: `820 bytes`, `3 kB`, `1.2 MB`. */
export function bytesText(bytes: number, locale: string): string {
  const [unit, size] =
    bytes < 1000
      ? (["byte", 1] as const)
      : bytes < 1_000_000
        ? (["kilobyte", 1000] as const)
        : (["megabyte", 1_000_000] as const);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    // Short, a byte has no plural in English.
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: size === 1_000_000 ? 1 : 0,
  }).format(bytes / size);
}
