/** Terms of a treaty that those who may sign it settle among themselves. */
import { bargaining, TERMS_OF_TREATY } from "../../../mechanisms/bargaining.ts";
import type { Part } from "../part.ts";

export const bargainingPart: Part = {
  attributes: [
    {
      id: "treaty.terms",
      axes: ["treaty"],
      unit: "1",
      range: [0, TERMS_OF_TREATY.length - 1],
      kind: "choice",
      choices: TERMS_OF_TREATY,
      doc: "Whether its depth is as given, or bargained when it is proposed",
      path: "treaties.*.terms",
      initial: 0,
    },
  ],
  mechanisms: [bargaining],
};
