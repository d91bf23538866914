/** A length of time in hours and minutes, as both languages write it: "12 h 30 min". */
export function hoursText(minutes: number, locale: string): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0 && rest > 0) return `${rest} min`;
  const whole = `${new Intl.NumberFormat(locale).format(hours)} h`;
  return rest === 0 ? whole : `${whole} ${rest} min`;
}

/** The same as a form takes it: hours with two decimals. */
export const asTyped = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
