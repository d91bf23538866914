import type { ProgrammeDefinition, QuestionDefinition } from "#lib/domain/programmes/definition.ts";
import type { DemoPartner } from "./partner-types.ts";

const words: Record<"en" | "es", Record<string, string>> = {
  en: {
    markets:
      "We sell to hospitals, universities and mid-sized industry in our region, through our own people and two resellers. Most customers come by recommendation.",
    references:
      "A university hospital (40 hosts, since 2022), a regional research network, and a maker of machine tools with three plants.",
    similar_sales:
      "In the last three years: eleven private clouds and seven storage platforms, the largest at 420,000 euros with five years of operation.",
    pipeline: "Three projects for next year, one of them tendered in spring.",
    why_us:
      "Our customers ask for a cloud they can leave again. Yours is open, runs on what they have, and we can stand behind it with our own people.",
    competing: "We resell one other virtualisation product, without certification.",
    cloud_experience:
      "Our team has run virtual infrastructure since 2014: KVM, Ceph, networks with VXLAN, automation with Ansible, and backup with restore drills.",
    solution_name: "our appliance",
    solution_difference:
      "The appliance adds sizing, monitoring and a backup that is restored every month without anybody asking, under one contract.",
    solution_components: "Servers, Ceph, monitoring, backup",
    legal_name: "",
  },
  es: {
    markets:
      "Vendemos a ayuntamientos, hospitales y universidades de nuestra región, con equipo comercial propio. La mayoría de los clientes llega por recomendación.",
    references:
      "Una diputación provincial (desde 2021), un hospital universitario y una empresa de energía autorizada por el CCN-CERT.",
    similar_sales:
      "En los últimos tres años: nueve proyectos de control de acceso a la red y cuatro de segmentación, el mayor de 310.000 euros.",
    pipeline: "Tres proyectos previstos para el próximo año, uno de ellos ya licitado.",
    why_us:
      "Nuestros clientes públicos piden visibilidad y control de la red con un producto del catálogo CPSTIC y un equipo cercano que responda.",
    competing: "Distribuimos otro producto de control de acceso, sin certificación.",
    network_experience:
      "El equipo instala y opera redes desde 2012: conmutación, 802.1X, cortafuegos, directorio activo y CMDB en organismos públicos.",
    service_offer:
      "Implantación, operación diaria y soporte de niveles 1 y 2 en horario de oficina, con informes mensuales y revisión trimestral.",
    integrations: "Directorio activo, SIEM y herramienta de tickets",
    clearances: "Personal con habilitación de seguridad",
  },
};

/** Colleagues an applicant names beside the people that have an account. */
const colleagues: Record<"en" | "es", readonly string[]> = {
  en: ["Anneke Visser", "Piotr Zielinski", "Clara Lindqvist", "Marek Havel", "Joana Duarte"],
  es: ["Elena Vidal", "Óscar Pastrana", "Teresa Gallego", "Raúl Escudero", "Inés Carrasco"],
};

/** Shares of the staff; what a form counts besides is a handful. */
const shareOfStaff: Record<string, number> = { employees: 1, active_customers: 1.6, sales_team: 0.2 };

/** Believable answers to a programme's form, by the kind of question; what a form asks anew is answered as well. */
export function answersOf(
  definition: ProgrammeDefinition,
  p: DemoPartner,
  locale: "en" | "es",
): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const section of definition.application.sections) {
    for (const q of section.questions) {
      const value = answer(q, p, locale);
      if (value !== null) answers[q.key] = value;
    }
  }
  return answers;
}

function answer(q: QuestionDefinition, p: DemoPartner, locale: "en" | "es"): unknown {
  const { org } = p;
  const people = org.people.map(person => ({ name: person.name, email: person.email }));
  const least = Math.max(1, q.min ?? 1);
  switch (q.kind) {
    case "country":
      return org.country;
    case "url":
      return `https://www.${org.domain}`;
    case "number":
      return Math.max(
        q.min ?? 0,
        Math.round((24 + (org.name.length % 9) * 7) * (shareOfStaff[q.key] ?? 0.1)),
      );
    case "people":
      return [...people, ...colleagues[locale].map(name => ({ name }))].slice(0, least);
    case "choice":
      return q.options?.[0]?.key ?? null;
    case "multi":
      return (q.options ?? []).slice(0, Math.max(2, least)).map(o => o.key);
    case "tier":
      return p.partnership?.targetTier ?? null;
    case "file":
      return null;
    default:
      if (q.key === "legal_name") return org.name;
      if (q.key === "city") return org.city ?? "";
      if (q.key === "tax_id") return org.taxId ?? `${org.country}0000`;
      if (q.key === "solution_name" && p.solution) return p.solution.name;
      return words[locale][q.key] || words[locale].why_us || org.name;
  }
}
