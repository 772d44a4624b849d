/** The models that scenario files may name. */
import { type Fault, MultivectorError } from "../engine/errors.ts";
import type { ScenarioModel } from "../engine/scenario/binding.ts";
import { nearest } from "../engine/scenario/suggest.ts";
import { centralAsia } from "./central-asia/model.ts";

export const MODELS: readonly ScenarioModel[] = [centralAsia];

export function modelNamed(id: string, where?: string, fault: Fault = "scenario"): ScenarioModel {
  const found = MODELS.find((m) => m.id === id);
  if (found) return found;
  const near = nearest(
    id,
    MODELS.map((m) => m.id),
  );
  throw new MultivectorError({
    code: "unknown-model",
    message: `there is no model "${id}"`,
    where,
    mend: near ? `did you mean ${near}?` : `write one of ${MODELS.map((m) => m.id).join(", ")}`,
    fault,
  });
}
