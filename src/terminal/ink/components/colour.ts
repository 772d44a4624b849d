/** Whether colour is wanted. It never carries a meaning alone: a word or a sign always says the same. */
import { createContext } from "react";

export const Colour = createContext(true);

/** https://no-color.org */
export function wantsColour(env: NodeJS.ProcessEnv): boolean {
  return !env["NO_COLOR"];
}
