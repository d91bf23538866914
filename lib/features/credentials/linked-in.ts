import type { PlainDate } from "#lib/domain/time/types.ts";

/** The address with which LinkedIn offers to add a certificate to one's profile; nothing is sent before its reader presses there. */
export function linkedInAddress(of: {
  name: string;
  organisation: string;
  number: string;
  from: PlainDate;
  until: PlainDate | null;
  url: string;
}): string {
  const [year = "", month = ""] = of.from.split("-");
  const [endYear = "", endMonth = ""] = of.until?.split("-") ?? [];
  const query = new URLSearchParams({
    startTask: "CERTIFICATION_NAME",
    name: of.name,
    organizationName: of.organisation,
    issueYear: year,
    issueMonth: String(Number(month)),
    ...(of.until ? { expirationYear: endYear, expirationMonth: String(Number(endMonth)) } : {}),
    certUrl: of.url,
    certId: of.number,
  });
  return `https://www.linkedin.com/profile/add?${query}`;
}
