/** A desk's own words on a case. */
export const tags = {
  tags: {
    title: "Tags",
    field: "Add a tag",
    add: "Add",
    added: "Tag {tag} added",
    removed: "Tag {tag} removed",
    text: "Only your desk sees them.",
    wrong: "Up to {letters} letters.",
  },
};
