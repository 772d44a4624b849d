/** War and Afghanistan, the threat that states feel, and how far they stand together. */
import * as z from "zod";
import { shocks } from "../../../mechanisms/shocks.ts";
import { solidarity } from "../../../mechanisms/solidarity.ts";
import { THREAT_ATTRIBUTES, threats } from "../../../mechanisms/threats.ts";
import type { Part } from "../part.ts";

export const shocksPart: Part = {
  attributes: THREAT_ATTRIBUTES,
  mechanisms: [shocks, threats, solidarity],
  verbs: {
    shock: z.strictObject({
      afghan: z.number().min(-1).max(1).meta({ description: "Added to the risk from Afghanistan" }),
    }),
  },
  verbAxes: { shock: {} },
};
