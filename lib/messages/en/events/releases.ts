export default {
  published: "{product} {version} published",
  end_announced: "End of {product} {version} announced for {endsOn}",
  end_moved: "End of {product} {version} moved from {from} to {endsOn}",
  end_taken_back: "End of {product} {version} taken back",
  ends_near: "Told of ends of versions",
};
