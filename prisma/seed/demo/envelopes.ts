import type { Drawing } from "#lib/domain/agreements/drawing.ts";
import { merge } from "#lib/domain/agreements/fields.ts";
import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { evidenceOf } from "#lib/features/agreements/finish.ts";
import { paperOf } from "#lib/features/agreements/paper.ts";
import { renderPaper, sha256Of } from "#lib/features/agreements/pdf/render.ts";
import { mergeValues } from "#lib/features/documents/values.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { nextNumber, recordEvent } from "#lib/platform/record.ts";
import { templateId } from "./documents.ts";
import { seedId } from "./ids.ts";
import { moment } from "./partner-paper.ts";
import type { DemoPartner } from "./partner-types.ts";
import { partnersOf } from "./partners.ts";
import { personId } from "./people.ts";
import type { Seeding } from "./types.ts";

/** How far a document sent for signature has come. Days before today; a renewal is prepared for it first. */
type DemoEnvelope = {
  partner: string;
  kind: string;
  course: "completed" | "partner_signed" | "asked";
  /** Sent so many days ago; a completed one is signed on the day its agreement says. */
  sentAgo?: number;
};

const envelopesOf: Record<string, readonly DemoEnvelope[]> = {
  emma: [
    { partner: "sistemas-arlanza", kind: "partner_agreement", course: "completed" },
    { partner: "duero-defensa-digital", kind: "partner_agreement", course: "partner_signed", sentAgo: 3 },
    { partner: "grupo-tecnalba", kind: "partner_agreement", course: "asked", sentAgo: 1 },
  ],
  opennebula: [
    { partner: "kaltenbach", kind: "partner_agreement", course: "completed" },
    { partner: "orsa-datasenter", kind: "partner_agreement", course: "partner_signed", sentAgo: 2 },
  ],
};

const STROKES: Drawing = [
  [
    [52, 128],
    [70, 76],
    [92, 44],
    [104, 70],
    [96, 120],
    [88, 150],
    [110, 118],
    [140, 92],
    [150, 116],
    [168, 96],
  ],
  [
    [168, 96],
    [186, 122],
    [206, 88],
    [224, 118],
    [250, 84],
    [262, 122],
    [300, 92],
    [352, 112],
    [420, 86],
  ],
  [
    [64, 158],
    [180, 146],
    [320, 150],
    [470, 132],
  ],
];
const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

type Who = {
  personId: string;
  name: string;
  email: string;
  orgName: string;
  side: "partner" | "vendor";
  ip: string;
};

function signersFor(s: Seeding, partner: DemoPartner): [Who, Who] {
  const admin = partner.org.people.find(p => p.roles.includes("partner_admin"));
  const manager = s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"));
  if (!admin || !manager) throw new Error(`${partner.org.name}: nobody signs`);
  const who = (p: typeof admin, org: DemoPartner["org"], side: Who["side"], ip: string): Who => ({
    personId: personId(s, org, p.key),
    name: p.name,
    email: p.email,
    orgName: org.name,
    side,
    ip,
  });
  return [
    who(admin, partner.org, "partner", "203.0.113.24"),
    who(manager, s.workspace.vendor, "vendor", "198.51.100.7"),
  ];
}

/** The agreement a document is sent for: the one there is, or its renewal, or a first one. */
async function agreementFor(s: Seeding, partner: DemoPartner, e: DemoEnvelope) {
  const where = {
    tenantId: s.tenantId,
    partnershipId: seedId(s.workspace.slug, "partnership", partner.org.key),
  };
  const there = await s.tx.agreement.findFirst({ where: { ...where, kind: e.kind } });
  if (e.course === "completed" && there) return there;
  const number = `${s.workspace.ticketPrefix}-AG-${String(await nextNumber(s.tx, s.tenantId, "agreement", 101)).padStart(4, "0")}`;
  const created = await s.tx.agreement.create({
    data: {
      ...where,
      id: seedId(s.workspace.slug, "agreement", partner.org.key, e.kind, "next"),
      number,
      partnerOrgId: seedId(s.workspace.slug, "org", partner.org.key),
      kind: e.kind,
      startsOn: there?.endsOn ? fromPlainDate(addDays(toPlainDate(there.endsOn), 1)) : null,
      createdAt: moment(s, (e.sentAgo ?? 0) + 1, 9, 40),
    },
  });
  return created;
}

/** Documents out for signature and one that all have signed, with its evidence (P3, P13). */
export async function writeEnvelopes(s: Seeding): Promise<void> {
  for (const e of envelopesOf[s.workspace.slug] ?? []) await writeEnvelope(s, e);
}

async function writeEnvelope(s: Seeding, e: DemoEnvelope): Promise<void> {
  const { tx, tenantId } = s;
  const { slug, timeZone: zone, locale } = s.workspace;
  const partner = (partnersOf[slug] ?? []).find(p => p.org.slug === e.partner);
  const template = await tx.documentTemplate.findFirst({
    where: { tenantId, id: templateId(slug, e.kind, locale) },
  });
  if (!partner || !template) throw new Error(`${slug}: no ${e.kind} for ${e.partner}`);
  const agreement = await agreementFor(s, partner, e);
  const partnership = await findPartnership(tx, tenantId, { id: agreement.partnershipId });
  const kind = partnership && agreementKindOf(partnership.programme.definition, e.kind);
  if (!partnership || !kind) throw new Error(`${slug}: no partnership of ${e.partner}`);
  const signers = signersFor(s, partner);
  const ago =
    e.sentAgo ??
    Math.round(
      (fromPlainDate(s.today).getTime() - (agreement.partnerSignedOn ?? s.now).getTime()) / 86_400_000,
    );
  const t = translator(locale);
  const values = await mergeValues(tx, tenantId, partnership, {
    kind,
    locale,
    number: agreement.number,
    startsOn: e.course === "completed" ? null : toPlainDateOrNull(agreement.startsOn),
    today: addDays(s.today, -ago),
    signers: { partner: [signers[0].name], vendor: [signers[1].name] },
  });
  const id = seedId(slug, "envelope", partner.org.key, e.kind);
  const row = {
    tenantId,
    id,
    agreementId: agreement.id,
    partnerOrgId: agreement.partnerOrgId,
    number: `${agreement.number}-1`,
    title: template.title,
    locale,
    templateId: template.id,
    templateVersion: template.version,
    text: merge(template.body, values).text,
    remindDays: template.remindDays,
    sentAt: moment(s, ago, 10, 5),
    sentBy: signers[1].name,
    sentById: signers[1].personId,
    expiresOn: fromPlainDate(addDays(s.today, template.signDays - ago)),
    turn: e.course === "asked" ? 1 : 2,
  };
  const done = e.course === "completed" ? 2 : e.course === "partner_signed" ? 1 : 0;
  // The partner the day it is sent, or the day after where it is still under way; the vendor an hour or two later.
  const at = (index: number, minutes: number) =>
    new Date(
      moment(s, e.course === "completed" ? ago : Math.max(0, ago - 1), 11 + index * 2, 10).getTime() +
        minutes * 60_000,
    );
  const trace: { type: string; name: string; at: Date; ip: string }[] = [
    { type: "sent", name: signers[1].name, at: row.sentAt, ip: signers[1].ip },
  ];
  const rows = signers.map((who, index) => {
    const signs = index < done;
    if (signs)
      for (const [type, minutes] of [
        ["viewed", 0],
        ["code_sent", 4],
        ["signed", 6],
      ] as const)
        trace.push({ type, name: who.name, at: at(index, minutes), ip: who.ip });
    return {
      tenantId,
      id: seedId(slug, "envelope-signer", id, who.side),
      envelopeId: id,
      partnerOrgId: row.partnerOrgId,
      position: index + 1,
      side: who.side,
      signerId: who.personId,
      name: who.name,
      email: who.email,
      orgName: who.orgName,
      askedAt: index === 0 ? row.sentAt : index <= done ? at(index - 1, 6) : null,
      viewedAt: signs ? at(index, 0) : null,
      signedAt: signs ? at(index, 6) : null,
      declinedAt: null,
      remindedOn: null,
    };
  });
  const original = await renderPaper(paperOf(row, rows, [], zone));
  const sha256 = sha256Of(original);
  const signatures = signers.slice(0, done).map((who, index) => ({
    tenantId,
    id: seedId(slug, "envelope-signature", id, who.side),
    envelopeId: id,
    envelopeSigner: rows[index]?.id ?? "",
    partnerOrgId: row.partnerOrgId,
    signerId: who.personId,
    name: who.name,
    email: who.email,
    method: who.side === "partner" ? "drawn" : "typed",
    typed: who.side === "partner" ? "" : who.name,
    drawn: (who.side === "partner" ? STROKES : []) as unknown as Prisma.InputJsonValue,
    consent: t("signing.consent", { title: row.title, number: row.number }),
    sha256,
    ip: who.ip,
    userAgent: BROWSER,
    codeSentAt: at(index, 4),
    signedAt: at(index, 6),
  }));
  const closedAt = e.course === "completed" ? at(1, 6) : null;
  if (closedAt) trace.push({ type: "completed", name: "", at: closedAt, ip: "" });
  const final = closedAt
    ? await renderPaper(paperOf(row, rows, signatures as never, zone), {
        ...evidenceOf({ sha256, number: row.number }, rows, signatures as never, trace),
        original,
      })
    : null;
  const finalSha256 = final ? sha256Of(final) : null;
  const outcome = closedAt ? "completed" : null;
  await tx.envelope.create({ data: { ...row, sha256, finalSha256, outcome, closedAt } });
  await tx.envelopeSigner.createMany({ data: rows });
  await tx.envelopeSignature.createMany({ data: signatures });
  const part = { tenantId, envelopeId: id, partnerOrgId: row.partnerOrgId };
  await tx.envelopeDocument.create({
    data: { ...part, part: "original", sha256, bytes: new Uint8Array(original), at: row.sentAt },
  });
  if (final && finalSha256)
    await tx.envelopeDocument.create({
      data: {
        ...part,
        part: "final",
        sha256: finalSha256,
        bytes: new Uint8Array(final),
        at: closedAt ?? s.now,
      },
    });
  await tx.envelopeTrace.createMany({
    data: trace.map((step, index) => ({
      ...part,
      id: seedId(slug, "envelope-trace", id, String(index)),
      userAgent: step.ip ? BROWSER : "",
      ...step,
    })),
  });
  if (closedAt)
    await tx.agreement.updateMany({ where: { tenantId, id: agreement.id }, data: { envelopeId: id } });
  const told = (type: string, by: Who, when: Date, data: Record<string, string>) =>
    tellOf(s, agreement.partnershipId, type, by, when, {
      kind: e.kind,
      title: template.title,
      number: agreement.number,
      envelopeId: id,
      ...data,
    });
  await told("signature.sent", signers[1], row.sentAt, { names: signers.map(w => w.name).join(", ") });
  for (const who of signers.slice(0, done))
    await told("signature.given", who, at(who.side === "partner" ? 0 : 1, 6), { name: who.name });
}

async function tellOf(
  s: Seeding,
  partnershipId: string,
  type: string,
  by: Who,
  at: Date,
  data: Record<string, string>,
): Promise<void> {
  const { tx, tenantId } = s;
  const partnership = await tx.partnership.findFirstOrThrow({ where: { tenantId, id: partnershipId } });
  const id = await recordEvent(
    tx,
    { tenantId, name: by.name, personId: by.personId, side: by.side, orgName: by.orgName },
    {
      subjectType: "partnership",
      subjectId: partnershipId,
      type,
      data,
      audience: "partner_vendor",
      partnerOrgId: partnership.partnerOrgId,
    },
  );
  await tx.event.updateMany({ where: { tenantId, id }, data: { at } });
}
