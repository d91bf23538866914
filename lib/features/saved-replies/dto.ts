/** A saved reply as it is kept, its fields not yet filled in. */
export type SavedReplyDto = {
  id: string;
  version: number;
  title: string;
  body: string;
  locale: "es" | "en";
  /** Null: for cases of every product. */
  productId: string | null;
  shared: boolean;
  ownerId: string;
  ownerName: string;
};

/** A reply as it is put into the message. */
export type FilledReply = { key: string; title: string; body: string; locale: "es" | "en" };
