/** A profile of the demonstration data; days are before today. */
export type DemoProfile = {
  partner: string;
  state: "approved" | "submitted" | "returned";
  ago: number;
  reason?: string;
  headline: { en: string; es: string };
  description: { en: string; es: string };
  countries: string[];
  specialities: string[];
  languages: string[];
  email: string;
  phone: string;
  mark: { initials: string; colour: string; round?: boolean } | null;
};

const arlanza = {
  partner: "sistemas-arlanza",
  headline: {
    en: "Network access control for town halls and provincial councils",
    es: "Control de acceso a la red para ayuntamientos y diputaciones",
  },
  countries: ["ES"],
  specialities: ["Sector público", "ENS", "802.1X"],
  languages: ["es"],
  email: "emma@arlanza.example",
  phone: "+34 947 000 118",
  mark: { initials: "SA", colour: "#7a3b1d" },
};

export const emmaProfiles: readonly DemoProfile[] = [
  {
    ...arlanza,
    state: "approved",
    ago: 190,
    description: {
      en: "We have run networks of public bodies in Castile since 2004. Of our forty people, fourteen work on EMMA.",
      es: "Llevamos redes de organismos públicos en Castilla desde 2004. De nuestras cuarenta personas, catorce trabajan con EMMA.\n\n- Despliegue por sedes, sin cortes en horario de atención\n- Nivel 1 y 2 desde Burgos, en español\n- Adecuación al ENS en categoría media y alta",
    },
  },
  {
    ...arlanza,
    state: "submitted",
    ago: 2,
    headline: {
      ...arlanza.headline,
      es: "Control de acceso a la red para ayuntamientos, diputaciones y hospitales",
    },
    description: {
      en: "We have run networks of public bodies in Castile since 2004. Of our forty-six people, seventeen work on EMMA.",
      es: "Llevamos redes de organismos públicos en Castilla desde 2004. De nuestras cuarenta y seis personas, diecisiete trabajan con EMMA.\n\n- Despliegue por sedes, sin cortes en horario de atención\n- Nivel 1 y 2 desde Burgos, en español\n- Adecuación al ENS en categoría media y alta\n- Equipos electromédicos: inventario y aislamiento sin agente",
    },
    specialities: ["Sector público", "Sanidad", "ENS", "802.1X"],
  },
  {
    partner: "norte-ciberseguridad",
    state: "approved",
    ago: 140,
    headline: {
      en: "Industrial networks seen, segmented and watched",
      es: "Redes industriales vistas, segmentadas y vigiladas",
    },
    description: {
      en: "Plants that can’t stop. We inventory what is connected, draw the zones, and operate the result.",
      es: "Plantas que no pueden parar. Hacemos el inventario de lo conectado, trazamos las zonas y operamos el resultado, también en euskera.",
    },
    countries: ["ES", "FR", "PT"],
    specialities: ["Industria", "Segmentación", "Operación 24/7"],
    languages: ["es", "eu", "en"],
    email: "hola@norteciber.example",
    phone: "+34 944 000 231",
    mark: { initials: "NC", colour: "#123f6d", round: true },
  },
  {
    partner: "duero-defensa-digital",
    state: "approved",
    ago: 100,
    headline: {
      en: "Cyber defence for universities and research",
      es: "Ciberdefensa para universidades e investigación",
    },
    description: {
      en: "Open campuses, closed laboratories: access by role on one network.",
      es: "Campus abiertos, laboratorios cerrados: acceso por rol en una misma red.",
    },
    countries: ["ES", "PT"],
    specialities: ["Universidad", "Acceso remoto"],
    languages: ["es", "en", "pt"],
    email: "contacto@duerodd.example",
    phone: "",
    mark: { initials: "DD", colour: "#444444" },
  },
  {
    partner: "levante-redes",
    state: "approved",
    ago: 300,
    headline: { en: "", es: "Redes de puertos, hoteles y regadíos del Mediterráneo" },
    description: {
      en: "",
      es: "Muchas sedes pequeñas, poca gente en cada una: desplegamos y operamos a distancia.",
    },
    countries: ["ES"],
    specialities: ["Multisede", "Turismo"],
    languages: ["es", "ca"],
    email: "redes@levanteredes.example",
    phone: "+34 963 000 345",
    mark: null,
  },
];

export const openNebulaProfiles: readonly DemoProfile[] = [
  {
    partner: "kaltenbach",
    state: "approved",
    ago: 160,
    headline: {
      en: "Private clouds for Mittelstand manufacturers, run from Nuremberg",
      es: "Nubes privadas para la industria mediana, operadas desde Núremberg",
    },
    description: {
      en: "We replace ageing virtualisation with a cloud the plant’s own people can operate. Three sites, one console, no surprise on the invoice.\n\n- Migration from other hypervisors, over a weekend a site\n- Level 1 and 2 in German and English, round the clock\n- Backups we restore from, every quarter, to prove it",
      es: "Sustituimos virtualización envejecida por una nube que opera la propia planta.",
    },
    countries: ["DE", "AT", "CH"],
    specialities: ["Manufacturing", "Migration", "Edge sites"],
    languages: ["de", "en"],
    email: "cloud@kaltenbach.example",
    phone: "+49 911 000 402",
    mark: { initials: "KS", colour: "#8a1c1c" },
  },
  {
    partner: "helix-sistemi",
    state: "approved",
    ago: 80,
    headline: {
      en: "Research clouds: GPUs shared fairly among laboratories",
      es: "Nubes de investigación: GPU repartidas con justicia entre laboratorios",
    },
    description: {
      en: "Universities and hospitals of northern Italy compute on what we build. Quotas that scientists understand, accounting that auditors accept.",
      es: "Universidades y hospitales del norte de Italia calculan sobre lo que construimos.",
    },
    countries: ["IT", "SI", "CH"],
    specialities: ["Research", "GPU", "Healthcare"],
    languages: ["it", "en"],
    email: "nuvola@helix.example",
    phone: "+39 051 000 771",
    mark: { initials: "HS", colour: "#0b6b4f", round: true },
  },
  {
    partner: "nordlys-sky",
    state: "approved",
    ago: 220,
    headline: {
      en: "Sovereign hosting above the Arctic Circle, on hydropower",
      es: "Alojamiento soberano sobre el círculo polar, con energía hidráulica",
    },
    description: {
      en: "Two data centres in Tromsø and Narvik, one federation. Data stays in Norway; so do the people who hold the keys.",
      es: "Dos centros de datos en Tromsø y Narvik, una federación. Los datos se quedan en Noruega.",
    },
    countries: ["NO", "SE", "FI"],
    specialities: ["Hosting", "Public sector", "Federation"],
    languages: ["no", "sv", "en"],
    email: "hei@nordlys.example",
    phone: "+47 77 00 04 10",
    mark: { initials: "NS", colour: "#2a4fa3", round: true },
  },
  {
    partner: "nova-estatistica",
    state: "returned",
    ago: 12,
    reason: "The headline names a customer. Please leave the name out, or send us their consent.",
    headline: { en: "The cloud behind the census", es: "La nube detrás del censo" },
    description: {
      en: "Statistics offices count on us, in the word’s two meanings.",
      es: "Los institutos de estadística cuentan con nosotros, en los dos sentidos.",
    },
    countries: ["PT", "AO", "MZ"],
    specialities: ["Public sector", "Databases"],
    languages: ["pt", "en", "es"],
    email: "nuvem@novaest.example",
    phone: "",
    mark: { initials: "NE", colour: "#6b2d84" },
  },
];
