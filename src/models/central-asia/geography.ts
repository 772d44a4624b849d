/** Where the model lies: outlines and places, from `data/`. */
import type { Geography } from "../../scenario/binding.ts";

export const GEOGRAPHY: Geography = {
  outlines: [
    { file: "neighbours", object: "countries", kind: "land" },
    { file: "central-asia", object: "caspian", kind: "sea" },
    { file: "central-asia", object: "countries", kind: "state" },
  ],
  places: "places",
};
