import { newId } from "#lib/platform/ids.ts";
import { caseOf } from "#tests/security/case-of.ts";
import type { Table } from "#tests/security/table/types.ts";
import { row, type World } from "#tests/security/world.ts";

/** A case that has ended, whose contact was asked: nobody else's to answer, of whatever side and company. */
async function askedOf(w: World): Promise<string> {
  const number = `TST-${newId().slice(-6)}`;
  const id = await caseOf(w, number);
  await w.db.admin.query(
    "UPDATE ticket SET state = 'resolved', open = false, resolved_at = now() - interval '1 day' WHERE id = $1",
    [id],
  );
  const contact = w.people.customer_contact;
  await row(w, "ticket_rating", {
    ticket_id: id,
    cycle: 1,
    served_by_name: w.partner.name,
    contact_id: contact.personId,
    contact_name: contact.name,
    until: new Date(Date.now() + 86_400_000),
    partner_org_id: w.partner.orgId,
    customer_org_id: w.customer.orgId,
  });
  return number;
}

export const ratings: Table = {
  rateCaseAction: [
    {
      may: ["customer_contact"],
      make: async w => ({ number: await askedOf(w), rating: "good", words: "Thank you" }),
    },
  ],
};
