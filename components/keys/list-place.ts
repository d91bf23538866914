/** The list somebody works through: its address, its cases in their order, and the one they are at. */
type ListPlace = { list: string; numbers: string[]; at: string; byKeys: boolean };

const KEPT = "escala.list-place";

export function keptPlace(): ListPlace | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

export function keepPlace(place: ListPlace): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(place));
  } catch {
    // Where the browser keeps nothing the list begins at its top.
  }
}

/** The case after this one in the list it was opened from, or before it; undefined at the end, and where there is no such list. */
export function beside(
  { numbers }: Pick<ListPlace, "numbers">,
  number: string,
  step: 1 | -1,
): string | undefined {
  const at = numbers.indexOf(number);
  return at === -1 ? undefined : numbers[at + step];
}

/** The list a case was opened from as one left it, with its view, filters and page; the list as such where it was come to otherwise. */
export function cameFrom(place: ListPlace | null, base: string, number: string): string {
  if (!place || !(place.at === number || place.numbers.includes(number))) return base;
  return place.list.startsWith(`${base}?`) && place.list.length > base.length + 1 ? place.list : base;
}

/** Of the cases that a list shows now, the one to go on at: where one was, or what stood after it then, or before. */
export function goOnAt(
  { numbers, at }: Pick<ListPlace, "numbers" | "at">,
  now: readonly string[],
): string | undefined {
  const was = numbers.indexOf(at);
  if (was === -1) return now.find(number => number === at);
  const there = (number: string) => now.includes(number);
  return numbers.slice(was).find(there) ?? numbers.slice(0, was).findLast(there);
}
