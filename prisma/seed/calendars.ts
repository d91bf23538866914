import type { BusinessCalendar, HolidayRule } from "#lib/domain/time/calendar-types.ts";

const nineToSix = [{ from: "09:00", to: "18:00" }];
const officeWeek = { mon: nineToSix, tue: nineToSix, wed: nineToSix, thu: nineToSix, fri: nineToSix };

/** Days of obligatory rest in Mexico (Ley Federal del Trabajo, art. 74), the moved ones included. */
export const mexicanHolidays: HolidayRule[] = [
  { kind: "fixed", month: 1, day: 1, name: { en: "New Year's Day", es: "Año Nuevo" } },
  {
    kind: "movedTo",
    of: { month: 2, day: 5 },
    to: { month: 2, weekday: "mon", nth: 1 },
    name: {
      en: "Constitution Day (first Monday of February)",
      es: "Día de la Constitución (primer lunes de febrero)",
    },
  },
  {
    kind: "movedTo",
    of: { month: 3, day: 21 },
    to: { month: 3, weekday: "mon", nth: 3 },
    name: {
      en: "Benito Juárez's Birthday (third Monday of March)",
      es: "Natalicio de Benito Juárez (tercer lunes de marzo)",
    },
  },
  { kind: "fixed", month: 5, day: 1, name: { en: "Labour Day", es: "Día del Trabajo" } },
  { kind: "fixed", month: 9, day: 16, name: { en: "Independence Day", es: "Día de la Independencia" } },
  {
    kind: "movedTo",
    of: { month: 11, day: 20 },
    to: { month: 11, weekday: "mon", nth: 3 },
    name: {
      en: "Revolution Day (third Monday of November)",
      es: "Día de la Revolución (tercer lunes de noviembre)",
    },
  },
  {
    kind: "fixed",
    month: 12,
    day: 1,
    until: 2018,
    every: { years: 6, since: 1934 },
    name: {
      en: "Transmission of the Federal Executive Power",
      es: "Transmisión del Poder Ejecutivo Federal",
    },
  },
  {
    kind: "fixed",
    month: 10,
    day: 1,
    every: { years: 6, since: 2024 },
    name: {
      en: "Transmission of the Federal Executive Power",
      es: "Transmisión del Poder Ejecutivo Federal",
    },
  },
  { kind: "fixed", month: 12, day: 25, name: { en: "Christmas Day", es: "Navidad" } },
];

/** Public holidays in the city of Madrid: national, regional and the two local ones. */
export const madridHolidays: HolidayRule[] = [
  { kind: "fixed", month: 1, day: 1, name: { en: "New Year's Day", es: "Año Nuevo" } },
  { kind: "fixed", month: 1, day: 6, name: { en: "Epiphany", es: "Epifanía del Señor" } },
  { kind: "easter", offset: -3, name: { en: "Maundy Thursday", es: "Jueves Santo" } },
  { kind: "easter", offset: -2, name: { en: "Good Friday", es: "Viernes Santo" } },
  { kind: "fixed", month: 5, day: 1, name: { en: "Labour Day", es: "Fiesta del Trabajo" } },
  {
    kind: "fixed",
    month: 5,
    day: 2,
    shift: { sun: 1 },
    name: { en: "Madrid's Day", es: "Fiesta de la Comunidad de Madrid" },
  },
  { kind: "fixed", month: 5, day: 15, name: { en: "Saint Isidore", es: "San Isidro" } },
  { kind: "fixed", month: 8, day: 15, name: { en: "Assumption", es: "Asunción de la Virgen" } },
  {
    kind: "fixed",
    month: 10,
    day: 12,
    shift: { sun: 1 },
    name: { en: "National Day of Spain", es: "Fiesta Nacional de España" },
  },
  {
    kind: "fixed",
    month: 11,
    day: 1,
    shift: { sun: 1 },
    name: { en: "All Saints' Day", es: "Todos los Santos" },
  },
  {
    kind: "fixed",
    month: 11,
    day: 9,
    name: { en: "Our Lady of Almudena", es: "Nuestra Señora de la Almudena" },
  },
  {
    kind: "fixed",
    month: 12,
    day: 6,
    shift: { sun: 1 },
    name: { en: "Constitution Day", es: "Día de la Constitución" },
  },
  { kind: "fixed", month: 12, day: 8, name: { en: "Immaculate Conception", es: "Inmaculada Concepción" } },
  { kind: "fixed", month: 12, day: 25, name: { en: "Christmas Day", es: "Natividad del Señor" } },
];

/** S2: 9:00–18:00, Monday to Friday, time of Mexico City, except its public holidays. */
export const mexicoCityHours: BusinessCalendar = {
  key: "mexico-city",
  version: 1,
  zone: "America/Mexico_City",
  place: { country: "MX" },
  name: { en: "Office hours, Mexico City", es: "Horario de oficina, Ciudad de México" },
  weekly: officeWeek,
  holidays: mexicanHolidays,
};

export const madridHours: BusinessCalendar = {
  key: "madrid",
  version: 1,
  zone: "Europe/Madrid",
  place: { country: "ES", region: "MD" },
  name: { en: "Office hours, Madrid", es: "Horario de oficina, Madrid" },
  weekly: officeWeek,
  holidays: madridHolidays,
};

/** S3: any hour, 365 days a year. The zone only names the days in drawings. */
export const roundTheClockIn = (zone: string): BusinessCalendar => ({
  key: "round-the-clock",
  version: 1,
  zone,
  name: { en: "Round the clock", es: "Las 24 horas" },
  roundTheClock: true,
});
