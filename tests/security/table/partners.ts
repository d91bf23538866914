import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { day, newcomer, put, row, type Who, type World } from "#tests/security/world.ts";
import { planInput } from "#tests/support/factories/business-plan.ts";

// Specialists, tiers, the way into the programme and its papers (P2–P4, P10, P13, P21–P25).

const managers: Who[] = ["partner_manager", "vendor_admin"];
const certifiers: Who[] = ["certification_manager", "vendor_admin"];
const takersOut: Who[] = [
  "partner_manager",
  ...certifiers,
  "partner_admin",
  "partner_sales",
  "partner_presales",
  "partner_support",
  "partner_support_manager",
];
const trainers: Who[] = ["trainer", ...certifiers];

/** A certificate of somebody of the partner, as far as it has come. */
async function certificate(w: World, more: Record<string, unknown> = {}) {
  const holder = await newcomer(w, w.partner, ["partner_support"]);
  const id = await row(w, "certification", {
    person_id: holder.personId,
    person_name: holder.name,
    partner_org_id: w.partner.orgId,
    programme_id: w.programmeId,
    area_key: "architect",
    nominated_by: "Test",
    nominated_at: day(-90),
    ...more,
  });
  return { id, version: 0 };
}
const passed = () => ({ training_on: day(-60), result: "passed", result_on: day(-50), result_by: "Test" });
const issued = () => ({
  ...passed(),
  number: `T-${newId().slice(-10)}`,
  valid_from: day(-700),
  valid_until: day(30),
  issued_by: "Test",
});

const nominators: Who[] = ["partner_admin", "partner_support_manager", "partner_manager", ...certifiers];

/** Somebody of the partner who was never asked for their word. */
async function unasked(w: World) {
  const { personId } = await newcomer(w, w.partner, ["partner_support"]);
  await put(
    w,
    "UPDATE counting_consent SET closed_at = now(), agreed_on = NULL WHERE person_id = $1",
    personId,
  );
  return { slug: w.partner.slug, personId };
}

/** The partner's partnership set to a state; answers what the actions on it ask for. */
async function partnership(w: World, state: string, more: { tier?: string; until?: string } = {}) {
  await put(
    w,
    `UPDATE partnership SET state = $2, tier_key = $3, tier_since = $4, remediation_until = $5, ended_on = NULL,
       end_reason = NULL, teams = '{}', solution = '{"name": "Cloud", "description": "Ours"}', version = 0 WHERE id = $1`,
    w.partnershipId,
    state,
    more.tier ?? null,
    more.tier ? day(-30) : null,
    more.until ?? null,
  );
  return { slug: w.partner.slug, version: 0 };
}
async function company(w: World) {
  await partnership(w, "active");
  return { partnershipId: w.partnershipId, version: 0 };
}

export const certifications: Table = {
  nominateAction: [
    {
      may: nominators,
      make: async w => ({
        ...(await partnership(w, "active")),
        person: "new",
        name: "Nominee",
        email: `${newId()}@n.example`,
        area: "architect",
      }),
    },
  ],
  recordTrainingAction: [
    { may: trainers, make: async w => ({ ...(await certificate(w)), day: day(-10), note: "" }) },
  ],
  recordResultAction: [
    {
      may: trainers,
      make: async w => ({
        ...(await certificate(w, { training_on: day(-60) })),
        result: "passed",
        score: 90,
        day: day(-10),
      }),
    },
  ],
  issueAction: [
    { may: certifiers, make: async w => ({ ...(await certificate(w, passed())), day: day(-2) }) },
  ],
  renewAction: [
    { may: certifiers, make: async w => ({ ...(await certificate(w, issued())), day: day(-2) }) },
  ],
  replaceAction: [
    {
      may: certifiers,
      make: async w => ({
        ...(await certificate(w, issued())),
        area: "architect",
        until: day(30),
        reason: "Wrong day",
      }),
    },
  ],
  reassignAction: [
    {
      may: certifiers,
      make: async w => ({
        ...(await certificate(w, issued())),
        person: (await newcomer(w, w.partner, ["partner_support"])).personId,
        reason: "Somebody else's",
      }),
    },
  ],
  revokeAction: [
    { may: certifiers, make: async w => ({ ...(await certificate(w, issued())), reason: "Sold" }) },
  ],
  endAffiliationAction: [
    {
      may: ["vendor_admin", "partner_admin"],
      make: async w => {
        const { personId, membershipId } = await newcomer(w, w.partner, ["partner_support"]);
        await put(w, "UPDATE membership SET valid_from = $2 WHERE id = $1", membershipId, day(-100));
        return { slug: w.partner.slug, personId, lastDay: day(-2) };
      },
    },
  ],
  keepAffiliationAction: [
    {
      may: ["vendor_admin", "partner_admin"],
      make: async w => {
        const { personId, membershipId } = await newcomer(w, w.partner, ["partner_support"]);
        await put(w, "UPDATE membership SET valid_until = $2 WHERE id = $1", membershipId, day(20));
        return { slug: w.partner.slug, personId };
      },
    },
  ],
  askConsentAction: [{ may: nominators, make: w => unasked(w) }],
  cancelAskAction: [
    {
      may: nominators,
      make: async w => {
        const { personId } = await unasked(w);
        const id = await row(w, "counting_consent", {
          person_id: personId,
          partner_org_id: w.partner.orgId,
          person_name: "Somebody",
          person_email: "x@x.example",
          asked_by: "Y",
        });
        return { id };
      },
    },
  ],
  withdrawConsentAction: { testedIn: "tests/features/certifications/story.test.ts" },
  exportCertificatesAction: [
    {
      // Each partner's own list; the vendor's of everybody is its managers'.
      may: [...takersOut, "other_partner"],
      own: true,
      make: async w => {
        await put(w, "DELETE FROM task");
        return { view: "current", area: "", partner: "", person: "", within: null, format: "csv" };
      },
    },
  ],
};

export const matrix: Table = {
  exportMatrixAction: [
    {
      may: takersOut,
      make: async w => {
        await put(w, "DELETE FROM task");
        await partnership(w, "active");
        return { slug: w.partner.slug, query: "area=architect", format: "csv" };
      },
    },
  ],
};

const decision = (make: (w: World) => Promise<object>, more: object = {}): Case[] => [
  { may: managers, make: async w => ({ ...(await make(w)), ...more }) },
];

export const tiers: Table = {
  grantTierAction: decision(w => partnership(w, "active"), { tier: "advanced", reason: "An exception" }),
  // Down to a tier that is carried: a partner with every paper is made there.
  lowerTierAction: { testedIn: "tests/features/tiers/lowering.test.ts" },
  withdrawBenefitAction: decision(w => partnership(w, "active", { tier: "premier" }), {
    benefit: "beta",
    reason: "Shared a beta",
  }),
  restoreBenefitAction: decision(
    async w => {
      const made = await partnership(w, "active", { tier: "premier" });
      await put(w, "UPDATE partnership SET withdrawn_benefits = '{beta}' WHERE id = $1", w.partnershipId);
      return made;
    },
    { benefit: "beta" },
  ),
  openRemediationAction: decision(w => partnership(w, "active", { tier: "advanced" }), {
    until: day(20),
    reason: "A certificate ended",
  }),
  extendRemediationAction: decision(
    w => partnership(w, "remediation", { tier: "advanced", until: day(20) }),
    { until: day(40), reason: "More time" },
  ),
  // Without a tier nothing is missing for it.
  closeRemediationAction: decision(w => partnership(w, "remediation", { until: day(20) })),
  suspendAction: decision(w => partnership(w, "active", { tier: "advanced" }), { reason: "Unpaid" }),
  reinstateAction: decision(w => partnership(w, "suspended", { tier: "advanced" })),
  endPartnershipAction: decision(w => partnership(w, "active", { tier: "advanced" }), { reason: "Over" }),
};

const teller: Who[] = ["partner_admin", "partner_sales", "partner_presales"];
const listener: Who[] = ["partner_manager", "vendor_admin", "certification_manager", "trainer"];

/** A step of the partner's that the vendor confirms, in a phase that has begun. */
async function step(w: World, state: string, stepKey = "support_teams") {
  await partnership(w, "onboarding");
  // What comes before is done, so that its phase no longer waits.
  await put(w, "UPDATE onboarding_step SET state = 'confirmed' WHERE phase_key = 'signature'");
  const { rows } = await put(
    w,
    `UPDATE onboarding_step SET state = $3, version = 0, done_by = 'Test', evidence = 'Words', confirmed_by = NULL
     WHERE partnership_id = $1 AND step_key = $2 RETURNING id`,
    w.partnershipId,
    stepKey,
    state,
  );
  return { stepId: String(rows[0].id), version: 0 };
}

async function blocker(w: World, raised_side: string, waits_for: string) {
  await step(w, "open");
  const blockerId = await row(w, "onboarding_blocker", {
    partnership_id: w.partnershipId,
    partner_org_id: w.partner.orgId,
    step_key: "support_teams",
    waits_for,
    text: "The dates",
    raised_by: "Test",
    raised_side,
  });
  return { blockerId };
}

export const onboarding: Table = {
  completeStepAction: [
    {
      on: "the partner's step",
      may: teller,
      make: async w => ({ ...(await step(w, "open")), text: "Done" }),
    },
  ],
  confirmStepAction: [{ on: "the partner's step", may: listener, make: w => step(w, "done") }],
  returnStepAction: [
    {
      on: "the partner's step",
      may: listener,
      make: async w => ({ ...(await step(w, "done")), remark: "?" }),
    },
  ],
  assignStepAction: [
    {
      on: "the partner's step",
      may: teller,
      make: async w => ({ ...(await step(w, "open")), personId: "" }),
    },
    {
      on: "the vendor's step",
      may: listener,
      make: async w => ({ ...(await step(w, "open", "architects")), personId: "" }),
    },
  ],
  moveDueAction: [
    {
      on: "the partner's step",
      may: [...managers, "partner_admin"],
      make: async w => ({ ...(await step(w, "open")), dueOn: day(50), reason: "The course is later" }),
    },
    {
      on: "the vendor's step",
      may: managers,
      make: async w => ({ ...(await step(w, "open", "architects")), dueOn: day(50), reason: "Later" }),
    },
  ],
  remarkStepAction: [
    {
      may: [...teller, ...listener],
      make: async w => ({ stepId: (await step(w, "open")).stepId, text: "Well begun" }),
    },
  ],
  blockStepAction: [
    {
      may: [...teller, ...listener],
      make: async w => ({ stepId: (await step(w, "open")).stepId, text: "The dates", waitsFor: "other" }),
    },
  ],
  liftBlockerAction: [
    {
      on: "what the partner said and the vendor can lift",
      may: [...teller, ...listener],
      make: w => blocker(w, "partner", "vendor"),
    },
    { on: "what the vendor waits for itself", may: listener, make: w => blocker(w, "vendor", "other") },
  ],
};

async function agreement(w: World) {
  await partnership(w, "active");
  await put(w, "DELETE FROM agreement");
  const agreementId = await row(w, "agreement", {
    number: `T-AG-${newId().slice(-10)}`,
    partnership_id: w.partnershipId,
    partner_org_id: w.partner.orgId,
    kind: "partner_agreement",
  });
  return { agreementId, version: 0 };
}

const papers: Table = {
  prepareAgreement: [
    {
      may: managers,
      make: async w => {
        const { partnershipId } = await company(w);
        await put(w, "DELETE FROM agreement");
        return { partnershipId, kind: "partner_agreement" };
      },
    },
  ],
  signAgreementAction: [
    {
      // Each for the own side.
      may: [...managers, "partner_admin"],
      make: async w => ({ ...(await agreement(w)), signedOn: day(-2), signedBy: "Ana" }),
    },
  ],
  giveNoticeAction: [
    {
      may: ["partner_admin"],
      make: async w => ({ ...(await signedAgreement(w)), endedOn: day(60), reason: "We part." }),
    },
  ],
  addCopyAction: [
    {
      may: [...managers, "partner_admin"],
      make: async w => ({
        agreementId: (await signedAgreement(w)).agreementId,
        files: [new File(["Signed."], "copy.txt", { type: "text/plain" })],
      }),
    },
  ],
  endAgreement: [
    {
      may: managers,
      make: async w => ({ ...(await signedAgreement(w)), endedOn: day(2), reason: "Over" }),
    },
  ],
};

/** One that both have signed, in force. */
async function signedAgreement(w: World) {
  const made = await agreement(w);
  await put(
    w,
    `UPDATE agreement SET partner_signed_on = $2, vendor_signed_on = $2, starts_on = $2, ends_on = $3 WHERE id = $1`,
    made.agreementId,
    day(-30),
    day(300),
  );
  return made;
}

/** A text that may be sent, as the newest. */
async function template(w: World): Promise<string> {
  const { rows } = await put(w, "SELECT coalesce(max(version), 0) + 1 AS next FROM document_template");
  return row(w, "document_template", {
    programme_id: w.programmeId,
    kind: "partner_agreement",
    locale: "en",
    version: rows[0].next,
    title: "Agreement",
    body: "Between {{vendor.name}} and {{partner.name}}.",
    first_side: "partner",
    sign_days: 14,
    remind_days: 3,
    published_by: "Test",
  });
}

/** Sent to the partner's administrator and then the vendor's; where one is asked alone, the other is somebody unknown. */
async function sentTo(w: World, turn: 1 | 2, alone = true) {
  const { agreementId } = await agreement(w);
  const { partner_admin: partner, vendor_admin: vendor } = w.people;
  const envelopeId = await row(w, "envelope", {
    agreement_id: agreementId,
    partner_org_id: w.partner.orgId,
    number: `T-${newId()}`,
    title: "Agreement",
    locale: "en",
    template_id: newId(),
    template_version: 1,
    text: "Words",
    sha256: "a".repeat(64),
    remind_days: 3,
    sent_by: "Test",
    sent_by_id: vendor.personId,
    expires_on: day(10),
    turn,
  });
  for (const [index, who] of [partner, vendor].entries())
    await row(w, "envelope_signer", {
      envelope_id: envelopeId,
      partner_org_id: w.partner.orgId,
      position: index + 1,
      side: who.side,
      signer_id: alone && index + 1 !== turn ? newId() : who.personId,
      name: who.name,
      email: who.email,
      org_name: who.orgName,
      asked_at: day(-1),
      signed_at: index + 1 < turn ? day(-1) : null,
    });
  await put(w, "DELETE FROM signing_code");
  return { envelopeId };
}
const named: Who[] = ["partner_admin"];

/** What is sent, who is named on it, and nobody else (P13); the signing itself is tested beside the feature. */
const signing: Table = {
  sendForSignature: [
    {
      may: managers,
      make: async w => ({
        ...(await agreement(w)),
        templateId: await template(w),
        signers: [w.people.partner_admin.personId, w.people.vendor_admin.personId],
      }),
    },
  ],
  takeBackDocument: [{ may: managers, make: async w => ({ ...(await sentTo(w, 1)), reason: "A mistake" }) }],
  viewDocument: [{ on: "who is named", may: [...named, "vendor_admin"], make: w => sentTo(w, 1, false) }],
  requestSigningCode: [
    { on: "the first in turn", may: named, make: w => sentTo(w, 1) },
    { on: "the second in turn", may: ["vendor_admin"], make: w => sentTo(w, 2) },
  ],
  declineDocument: [
    { on: "the first in turn", may: named, make: async w => ({ ...(await sentTo(w, 1)), reason: "No" }) },
  ],
  signDocument: { testedIn: "tests/features/agreements/signing.test.ts" },
};

export const agreements: Table = { ...papers, ...signing };

const draft = (w: World, draftVersion: number) => ({
  programmeId: w.programmeId,
  kind: "partner_agreement",
  locale: "en",
  draftVersion,
  baseVersion: 0,
  title: "Agreement",
  body: `Between {{vendor.name}} and {{partner.name}}. ${newId()}`,
  firstSide: "partner",
  signDays: 14,
  remindDays: 3,
});
const noDraft = (w: World) => put(w, "DELETE FROM document_template_draft");
const published = async (w: World) => {
  const { rows } = await put(w, "SELECT coalesce(max(version), 0) AS newest FROM document_template");
  return Number(rows[0].newest);
};

export const documents: Table = {
  saveTemplateAction: [
    {
      may: managers,
      make: async w => {
        await noDraft(w);
        return { ...draft(w, 0), baseVersion: await published(w) };
      },
    },
  ],
  dropTemplateAction: [
    {
      may: managers,
      make: async w => {
        await noDraft(w);
        const { draftVersion: _, baseVersion: __, ...content } = draft(w, 1);
        await row(w, "document_template_draft", {
          programme_id: content.programmeId,
          kind: content.kind,
          locale: content.locale,
          title: content.title,
          body: content.body,
          first_side: "partner",
          sign_days: 14,
          remind_days: 3,
          saved_by: "Test",
        });
        const { programmeId, kind, locale } = content;
        return { programmeId, kind, locale, draftVersion: 1 };
      },
    },
  ],
  publishTemplateAction: [
    {
      may: managers,
      make: async w => {
        await noDraft(w);
        return { ...draft(w, 0), baseVersion: await published(w) };
      },
    },
  ],
};

async function plan(w: World, state: string) {
  await partnership(w, "active");
  await put(w, "DELETE FROM business_plan");
  const planId = await row(w, "business_plan", {
    partnership_id: w.partnershipId,
    partner_org_id: w.partner.orgId,
    title: "Next year",
    content: JSON.stringify(words),
    state,
    ...(state === "submitted" ? { submitted_at: day(-3), submitted_by: "Test" } : {}),
  });
  return { planId, version: 0 };
}
const words = planInput();
const writers: Who[] = ["partner_admin", "partner_sales"];
const section = () => ({ section: "market", value: { text: `Ours ${newId()}`, items: [] } });
const writes = (input: () => Record<string, unknown>): Case[] => [
  {
    on: "a new plan",
    may: writers,
    make: async w => {
      await put(w, "DELETE FROM business_plan");
      return { ...input(), partnershipId: (await company(w)).partnershipId, planId: null };
    },
  },
  {
    on: "a draft",
    may: writers,
    make: async w => ({
      ...input(),
      partnershipId: w.partnershipId,
      planId: (await plan(w, "draft")).planId,
    }),
  },
];
/** Whoever works with a plan that was handed in, on either side. */
const planners: Who[] = [...writers, ...managers];
const said = { note: "", seen: null };

export const businessPlans: Table = {
  savePlanAction: writes(() => ({ ...section(), revision: 0 })),
  submitPlanAction: writes(() => planInput()),
  revisePlanAction: [{ may: writers, make: async w => ({ planId: (await plan(w, "validated")).planId }) }],
  validatePlanAction: [
    { may: managers, make: async w => ({ ...(await plan(w, "submitted")), validFrom: day(-2) }) },
  ],
  returnPlanAction: [{ may: managers, make: async w => ({ ...(await plan(w, "submitted")), remark: "?" }) }],
  notePlanAction: [
    {
      may: planners,
      make: async w => ({ planId: (await plan(w, "submitted")).planId, part: "market", body: "Where?" }),
    },
  ],
  settleNoteAction: [
    {
      may: planners,
      make: async w => ({
        settled: true,
        noteId: await row(w, "plan_note", {
          plan_id: (await plan(w, "submitted")).planId,
          partner_org_id: w.partner.orgId,
          part: "market",
          body: "Where?",
          side: "vendor",
          author_id: newId(),
          author_name: "Test",
        }),
      }),
    },
  ],
  recordTargetAction: [
    {
      may: planners,
      make: async w => {
        await put(w, "DELETE FROM plan_record");
        const { planId } = await plan(w, "validated");
        return { ...said, planId, itemKey: "projects", quarter: "2027-Q1", value: 1 };
      },
    },
  ],
  recordActionAction: [
    {
      may: planners,
      make: async w => {
        await put(w, "DELETE FROM plan_record");
        return { ...said, planId: (await plan(w, "validated")).planId, itemKey: "open-day", state: "done" };
      },
    },
  ],
};

const describers: Who[] = ["partner_admin", "partner_presales"];

/** The company as nobody has changed it yet; answers its version. */
async function freshCompany(w: World): Promise<number> {
  await put(
    w,
    "UPDATE organisation SET version = 0, legal_name = '' WHERE tenant_id = $1 AND side = 'partner'",
    w.ws.tenantId,
  );
  return 0;
}

export const partnerCompany: Table = {
  saveTeamsAction: [
    {
      may: describers,
      make: async w => ({ ...(await company(w)), levels: { l1: [w.people.partner_support.personId] } }),
    },
  ],
  saveDetailsAction: [
    {
      may: [...managers, "partner_admin"],
      make: async w => ({
        ...(await company(w)),
        version: await freshCompany(w),
        legalName: "Another Ltd",
        taxId: "X1",
        city: "Leeds",
        country: "GB",
        website: "",
      }),
    },
  ],
  saveSolutionAction: [
    { may: describers, make: async w => ({ ...(await company(w)), name: "Edge", description: "New" }) },
  ],
  reviewSolutionAction: [{ may: managers, make: company }],
};

/** Evidence of the partner's as far as it has come; the programme asks for some in its own words. */
async function given(w: World, state: string) {
  await partnership(w, "active");
  await put(w, "DELETE FROM partner_evidence");
  const evidenceId = await row(w, "partner_evidence", {
    partnership_id: w.partnershipId,
    partner_org_id: w.partner.orgId,
    requirement_key: "insured",
    label: "Policy 7",
    url: "https://insurer.example/7",
    state,
    submitted_by: "Test",
    submitted_side: "partner",
    ...(state === "confirmed" ? { counts_from: day(-20), decided_by: "Test" } : {}),
  });
  return { evidenceId, version: 0 };
}
const bringers: Who[] = ["partner_admin", "partner_sales", "partner_presales", ...managers];
const brought = (w: World) => ({
  partnershipId: w.partnershipId,
  requirementKey: "insured",
  label: `Policy ${newId()}`,
  url: "https://insurer.example/7",
});

export const evidence: Table = {
  handInEvidenceAction: [
    {
      on: "a new one",
      may: bringers,
      make: async w => {
        await given(w, "confirmed");
        return { ...brought(w), evidenceId: null, version: 0 };
      },
    },
    {
      on: "one that came back",
      may: bringers,
      make: async w => ({ ...brought(w), ...(await given(w, "returned")) }),
    },
  ],
  takeBackEvidenceAction: [{ may: bringers, make: w => given(w, "submitted") }],
  confirmEvidenceAction: [
    { may: managers, make: async w => ({ ...(await given(w, "submitted")), from: day(-2) }) },
  ],
  returnEvidenceAction: [
    { may: managers, make: async w => ({ ...(await given(w, "submitted")), remark: "?" }) },
  ],
  endEvidenceAction: [
    { may: managers, make: async w => ({ ...(await given(w, "confirmed")), reason: "Over" }) },
  ],
};
