/** A fault in a formula, at a character of its source. */
import { MultivectorError } from "../../engine/errors.ts";

/** Throws. `at` counts from 0. */
export type Fail = (code: string, at: number, message: string, mend: string) => never;

export function failIn(where: string): Fail {
  return (code, at, message, mend) => {
    throw new MultivectorError({
      code: `formula-${code}`,
      message,
      where: `${where}, character ${at + 1} of the formula`,
      mend,
    });
  };
}
