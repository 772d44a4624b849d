/** The scenarios that ship, by what they ask; none is compiled for it. */
import { readShipped } from "../node/open.ts";
import type { Choice } from "./ink/chooser/state.ts";

export function shippedChoices(): Choice[] {
  return readShipped().map(({ id, title, question }) => ({ id, title, question }));
}
