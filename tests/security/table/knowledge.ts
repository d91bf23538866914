import { emptyText } from "#lib/domain/knowledge/item.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { EVERYBODY, put, row, type Who, type World } from "#tests/security/world.ts";

// S10, S18: the vendor's support writes and publishes, its managers take back; everybody says what they have read and want to hear.

const authors: Who[] = ["vendor_admin", "vendor_support", "vendor_support_manager"];
const keepers: Who[] = ["vendor_admin", "vendor_support_manager"];
const by = (may: readonly Who[], make: Case["make"]): Case[] => [{ may, make }];

const content = {
  audience: "public",
  severity: null,
  course: null,
  productId: null,
  ranges: [],
  mustRead: true,
  texts: { en: { ...emptyText(), title: "Words" }, es: emptyText() },
};
const { texts, ...facts } = content;
const said = {
  ...facts,
  severity: "",
  course: "",
  productId: "",
  en: texts.en,
  es: texts.es,
  noteEn: "",
  noteEs: "",
};

/** A thing of everybody's, with an edition where it is out; a draft of somebody else's beside it. */
async function thing(w: World, state: string, draft: string | null = null) {
  const edition = state === "draft" ? 0 : 1;
  const itemId = await row(w, "knowledge_item", {
    number: `KB-${newId().slice(-9).toUpperCase()}`,
    kind: "article",
    state,
    for_whom: "public",
    gate: "public",
    must_read: true,
    edition,
    told_edition: edition,
    created_by_id: newId(),
    created_by: "Test",
  });
  if (draft)
    await put(
      w,
      "INSERT INTO knowledge_draft (tenant_id, item_id, state, content, authors, saved_by) VALUES ($1, $2, $3, $4, $5, 'Test')",
      w.ws.tenantId,
      itemId,
      draft,
      JSON.stringify(content),
      [newId()],
    );
  if (edition > 0)
    await put(
      w,
      "INSERT INTO knowledge_edition (tenant_id, item_id, edition, content, written_by, published_by) VALUES ($1, $2, 1, $3, 'Test', 'Test')",
      w.ws.tenantId,
      itemId,
      JSON.stringify(content),
    );
  return { itemId, version: 0 };
}

async function ticket(w: World): Promise<{ id: string; number: string }> {
  const { rows } = await put(
    w,
    "SELECT id, number FROM ticket WHERE tenant_id = $1 AND number = upper(number) ORDER BY id LIMIT 1",
    w.ws.tenantId,
  );
  const found = rows[0] as { id: string; number: string } | undefined;
  if (found) return found;
  const number = `T-${newId().slice(-6).toUpperCase()}`;
  const id = await row(w, "ticket", {
    number,
    subject: "Words",
    contract_id: newId(),
    plan_version_id: newId(),
    customer_org_id: newId(),
    customer_name: "Somebody",
    served_by_name: "Somebody",
    product_id: newId(),
    product_name: "Something",
    environment: "production",
    affected_bp: 1,
    can_work: true,
    priority: "P4",
    priority_reason: "share",
    opened_by_id: newId(),
    opened_by_name: "Somebody",
  });
  return { id, number };
}

export const knowledge: Table = {
  createKnowledgeAction: [
    {
      may: authors,
      own: true,
      make: () => ({ kind: "article", ...said, ticketNumber: "", confirmed: false }),
    },
  ],
  saveKnowledgeAction: by(authors, async w => ({ ...(await thing(w, "draft", "writing")), ...said })),
  uploadKnowledgeFilesAction: [
    { may: authors, own: true, make: () => ({ files: [new File(["words"], "note.txt")] }) },
  ],
  submitKnowledgeAction: by(authors, w => thing(w, "draft", "writing")),
  sendBackKnowledgeAction: by(authors, async w => ({
    ...(await thing(w, "draft", "in_review")),
    remark: "Say more",
  })),
  discardKnowledgeAction: by(authors, w => thing(w, "published", "writing")),
  publishKnowledgeAction: by(authors, async w => ({ ...(await thing(w, "draft", "writing")), tell: true })),
  withdrawKnowledgeAction: by(keepers, async w => ({ ...(await thing(w, "published")), reason: "Wrong" })),
  restoreKnowledgeAction: by(keepers, w => thing(w, "withdrawn")),
  supersedeKnowledgeAction: by(keepers, async w => {
    const { itemId } = await thing(w, "published");
    const { rows } = await put(w, "SELECT number FROM knowledge_item WHERE id = $1", itemId);
    return { ...(await thing(w, "published")), by: String(rows[0].number) };
  }),
  linkKnowledgeAction: by(authors, async w => ({
    itemId: (await thing(w, "published")).itemId,
    number: (await ticket(w)).number,
  })),
  unlinkKnowledgeAction: by(authors, async w => {
    const { itemId } = await thing(w, "published");
    const { id } = await ticket(w);
    await put(
      w,
      "INSERT INTO knowledge_ticket (tenant_id, item_id, ticket_id, customer_org_id, linked_by) VALUES ($1, $2, $3, $4, 'Test')",
      w.ws.tenantId,
      itemId,
      id,
      newId(),
    );
    return { itemId, ticketId: id };
  }),
  markReadAction: by(EVERYBODY, async w => ({ itemId: (await thing(w, "published")).itemId })),
  confirmReadAction: by(EVERYBODY, async w => ({ itemId: (await thing(w, "published")).itemId, edition: 1 })),
  subscribeAction: by(EVERYBODY, w => ({ productId: w.product.productId, hears: true })),
  noteSuggestionsAction: [
    {
      may: EVERYBODY,
      own: true,
      make: async w => ({
        sessionId: newId(),
        shown: [(await thing(w, "published")).itemId],
        opened: null,
        solved: null,
        caseOpened: false,
      }),
    },
  ],
  settleReviewAction: [
    {
      may: keepers,
      own: true,
      make: async w => {
        await put(
          w,
          "UPDATE workspace SET settings = settings - 'knowledgeReview' WHERE tenant_id = $1",
          w.ws.tenantId,
        );
        return { review: true };
      },
    },
  ],
};
