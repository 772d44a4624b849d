/** Ends what takes too long, in whatever loop it is: nothing that it might have caught or finished is run any more. */
import { Script } from "node:vm";
import type { Guard } from "../experiments/chunk.ts";

const SLOT = Symbol.for("multivector.guarded");
const script = new Script('globalThis[Symbol.for("multivector.guarded")]()');

export const within: Guard = (milliseconds, act) => {
  Reflect.set(globalThis, SLOT, act);
  try {
    script.runInThisContext({ timeout: milliseconds });
    return true;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
    throw e;
  } finally {
    Reflect.deleteProperty(globalThis, SLOT);
  }
};
