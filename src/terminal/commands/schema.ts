/** `multivector schema`: the JSON Schema of scenario files. */

import { MODELS, modelNamed } from "../../models/registry.ts";
import { jsonSchema } from "../../scenario/schema.ts";
import { jsonText } from "../../views/text/json.ts";
import { fileOf } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { write } from "../output.ts";

export function schema(flags: { model: string; out?: string; force?: boolean }): number {
  const to = fileOf(flags, ["json"]);
  const model = modelNamed(flags.model, MODELS, "--model", "usage");
  write(`${jsonText(jsonSchema(model), 1)}\n`, to.path);
  return EXIT.done;
}
