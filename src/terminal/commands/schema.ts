/** `multivector schema`: the JSON Schema of scenario files. */

import { MODELS, modelNamed } from "../../models/registry.ts";
import { jsonSchema } from "../../scenario/schema.ts";
import { EXIT } from "../exit.ts";
import { checkOut, write } from "../output.ts";

export function schema(flags: { model: string; out?: string; force?: boolean }): number {
  checkOut(flags.out, flags.force);
  write(
    `${JSON.stringify(jsonSchema(modelNamed(flags.model, MODELS, "--model", "usage")), null, 1)}\n`,
    flags.out,
  );
  return EXIT.done;
}
