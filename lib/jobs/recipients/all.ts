import type { Topics } from "../topics.ts";

/** Every fact that is told on, and to whom: one file a feature. A test holds it against the events written with `tell`. */
export const topics: Topics = {};
