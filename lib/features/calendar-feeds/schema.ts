import { z } from "zod";
import { FEED_SCOPES } from "#lib/domain/policies/calendar-feed.ts";

export const openFeedInput = z.object({ scope: z.enum(FEED_SCOPES) });
export const feedInput = z.object({ feedId: z.uuid() });
export const openMyFeedInput = z.object({});
