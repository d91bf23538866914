import type { Topics } from "../topics.ts";
import { applicationTopics } from "./applications.ts";
import { certificationTopics } from "./certifications.ts";
import { contractLifeTopics } from "./contract-life.ts";
import { contractOptionTopics } from "./contract-options.ts";
import { contractTopics } from "./contracts.ts";
import { customerTopics } from "./customers.ts";
import { directoryTopics } from "./directory.ts";
import { featureTopics } from "./features.ts";
import { inboundMailTopics } from "./inbound-mail.ts";
import { invitationTopics } from "./invitations.ts";
import { knowledgeTopics } from "./knowledge.ts";
import { libraryTopics } from "./library.ts";
import { onboardingTopics } from "./onboarding.ts";
import { partnerMessageTopics } from "./partner-messages.ts";
import { programmeTopics } from "./programmes.ts";
import { ratingTopics } from "./ratings.ts";
import { releaseTopics } from "./releases.ts";
import { ruleTopics } from "./rules.ts";
import { signatureTopics } from "./signatures.ts";
import { ticketTopics } from "./tickets.ts";
import { tierTopics } from "./tiers.ts";
import { trainingTopics } from "./training.ts";

/** Every fact that is told on, and to whom: one file a feature. A test holds it against the events written with `tell`. */
// A line a feature.
// biome-ignore format: so that two people can add one at the same time
export const topics: Topics = {
  ...applicationTopics,
  ...ticketTopics,
  ...ratingTopics,
  ...ruleTopics,
  ...contractTopics,
  ...contractOptionTopics,
  ...contractLifeTopics,
  ...customerTopics,
  ...onboardingTopics,
  ...signatureTopics,
  ...certificationTopics,
  ...tierTopics,
  ...partnerMessageTopics,
  ...programmeTopics,
  ...libraryTopics,
  ...knowledgeTopics,
  ...featureTopics,
  ...releaseTopics,
  ...directoryTopics,
  ...trainingTopics,
  ...inboundMailTopics,
  ...invitationTopics,
};
