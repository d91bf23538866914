/** Places that Spanish calls otherwise. A table, because browser and server know different words for zones. */
const SPANISH: Readonly<Record<string, string>> = {
  "Mexico City": "Ciudad de México",
  Bogota: "Bogotá",
  Cancun: "Cancún",
  Merida: "Mérida",
  Mazatlan: "Mazatlán",
  Panama: "Panamá",
  Asuncion: "Asunción",
  "Sao Paulo": "São Paulo",
  Havana: "La Habana",
  "New York": "Nueva York",
  "Los Angeles": "Los Ángeles",
  London: "Londres",
  Paris: "París",
  Berlin: "Berlín",
  Rome: "Roma",
  Lisbon: "Lisboa",
  Brussels: "Bruselas",
  Amsterdam: "Ámsterdam",
  Zurich: "Zúrich",
  Vienna: "Viena",
  Canary: "Canarias",
};

/** The place a time zone is named after, in the reader's language: `Mexico City`, `Ciudad de México`. */
export function cityOf(zone: string, locale: string): string {
  const place = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return (locale.startsWith("es") ? SPANISH[place] : undefined) ?? place;
}
