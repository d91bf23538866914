import type { TemplateSeed } from "./types.ts";

const common = { locale: "en", firstSide: "partner", signDays: 14, remindDays: 3 } as const;

/** P13: the order form goes out with the partner agreement. */
const orderForm: TemplateSeed = {
  ...common,
  kind: "order_form",
  title: "Solution Provider Order Form",
  body: `Order form no. {{agreement.number}}, dated {{document.date}}.

| | |
|---|---|
| Vendor | {{vendor.legal_name}} |
| Solution Provider | {{partner.name}} |
| Place | {{partner.city}}, {{partner.country}} |
| Programme | {{programme.name}} |
| Tier applied for | {{programme.tier}} |
| Annual fee | none |
| Discount on services, training and events | {{programme.discount}} |

## 1. What is ordered

The Solution Provider orders its participation in the {{programme.name}} at the tier named above. No annual fee is due. The tier is granted once every requirement of the programme is met and both parties have signed this form and the Partner Agreement.

## 2. What the tier includes

- recognition as Solution Provider, with the logo in the public partners area and in a post;
- the Solution Provider and Powered logos, for as long as the tier is held;
- a discount of {{programme.discount}} on services, training and events;
- level 3 support for customers through the Solution Provider.

## 3. What is ordered separately

End-user subscriptions (standard or premium, per server, zone or administrative domain), training courses and consulting are ordered each time by a purchase order that names this form.

## 4. Payment

Invoices are due within 30 days of their date. Prices exclude VAT and other taxes.

## 5. Precedence

This form is part of the Partner Agreement. Where the two differ, the Partner Agreement prevails.

Signed for the Solution Provider by {{signers.partner}} and for the Vendor by {{signers.vendor}}.
`,
};

/** P10, P13: twelve months from the last signature. */
const partnerAgreement: TemplateSeed = {
  ...common,
  kind: "partner_agreement",
  title: "Partner Agreement",
  signDays: 21,
  body: `This Partner Agreement no. {{agreement.number}} is made on {{document.date}} between **{{vendor.legal_name}}** (the **Vendor**), represented by {{signers.vendor}}, and **{{partner.name}}**, of {{partner.city}}, {{partner.country}} (the **Partner**), represented by {{signers.partner}}.

## 1. Appointment

The Vendor appoints the Partner as a non-exclusive participant in the {{programme.name}} at the tier **{{programme.tier}}**. The Partner acts in its own name and on its own account; neither party is the agent of the other.

## 2. Requirements

The Partner keeps to the requirements of its tier for as long as it holds it. They are those of the programme as published, among them:

- an integrated solution differentiated from the Vendor's product;
- a customer support agreement and a validated business plan;
- specialised teams for level 1 and level 2 support;
- the number of consultants with the official architects' course that the tier asks for.

If a requirement is no longer met, the remediation period of the programme applies. Tier and benefits stay during it.

## 3. Benefits

The Vendor grants the benefits of the tier as published, among them a discount of {{programme.discount}} on services, training and events. Logos and the listing in the partners area are granted and withdrawn with the tier.

## 4. Support of end users

1. The Partner gives its customers level 1 and level 2 support.
2. The Vendor gives the Partner level 3 support for problems that the Partner could not solve.
3. The Partner passes fixes, patches and work-arounds on to the customers they are for.

## 5. Subscriptions

End-user subscriptions are sold per server, per zone or per administrative domain. Only customers that need level 3 support and updates are renewed.

## 6. Confidentiality and personal data

Each party keeps the other's non-public information secret, uses it for this agreement alone, and handles personal data under Regulation (EU) 2016/679. These duties last five years beyond the end of this agreement.

## 7. Term and renewal

This agreement is concluded for **{{agreement.term}}** from {{agreement.start}}, the first and the last day included. It may be renewed in the renewal window before its end; the next term begins on the day after the last one ends. It does not renew by itself.

## 8. Termination

Either party may end this agreement:

- in writing with 30 days' notice, giving the reason;
- at once, where the other is in material breach and has not remedied it within 15 days of being asked to.

Open cases are finished on the terms under which they were opened.

## 9. Liability

Neither party is liable for indirect loss. Except for intent, the total liability of each is limited to what was invoiced between them in the twelve months before.

## 10. Law

This agreement is governed by Spanish law; the courts of Madrid have jurisdiction.
`,
};

/** P10, P14: levels 1 and 2 are the partner's. */
const supportAgreement: TemplateSeed = {
  ...common,
  kind: "support_agreement",
  title: "Customer Support Agreement",
  body: `This Customer Support Agreement no. {{agreement.number}} is made on {{document.date}} between **{{vendor.legal_name}}** (the **Vendor**), represented by {{signers.vendor}}, and **{{partner.name}}** (the **Partner**), represented by {{signers.partner}}. It sets out who supports the customers that the Partner serves.

## 1. Levels

| Level | Who | What |
|---|---|---|
| 1 | Partner | takes the case, identifies the customer and the system, solves what is known |
| 2 | Partner | diagnoses, reproduces, works around, and gathers what level 3 needs |
| 3 | Vendor | advanced problems that the Partner could not solve, defects of the product |

## 2. Escalation

1. Only a currently certified specialist of the Partner escalates.
2. An escalation carries product and version, environment, steps, logs and what was tried.
3. The Vendor accepts it, asks for more, or hands it back with a reason.

## 3. The customer

The customer's case and its target stay with the Partner's contract. A hand-over to level 3 does not stop the customer's clock.

## 4. Fixes

The Partner passes fixes, patches and work-arounds on to the customers they are for, without delay.

## 5. Teams

The Partner names at least one person for each of levels 1 and 2 in the portal, and keeps the list current.

## 6. Duration

This agreement begins on {{agreement.start}}, runs for {{agreement.term}}, and ends with the Partner Agreement.
`,
};

export const openNebulaDocuments: TemplateSeed[] = [orderForm, partnerAgreement, supportAgreement];
