import application from "./events/applications.ts";
import partnership from "./events/partnerships.ts";

export default {
  application,
  partnership,
  system: "The portal",
};
