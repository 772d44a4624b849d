/** The models that scenario files may name. */
import { type Fault, MultivectorError } from "../engine/errors.ts";
import { nearest } from "../engine/suggest.ts";
import type { ScenarioModel } from "../scenario/binding.ts";
import { centralAsia } from "./central-asia/model.ts";

/** The models that ship; the first is meant where a scenario names none. */
export const MODELS: readonly ScenarioModel[] = [centralAsia];

/** @throws `unknown-model`, with the nearest name */
export function modelNamed(
  id: string,
  models: readonly ScenarioModel[] = MODELS,
  where?: string,
  fault: Fault = "scenario",
): ScenarioModel {
  const found = models.find((m) => m.id === id);
  if (found) return found;
  const near = nearest(
    id,
    models.map((m) => m.id),
  );
  throw new MultivectorError({
    code: "unknown-model",
    message: `there is no model "${id}"`,
    where,
    mend: near ? `did you mean ${near}?` : `write one of ${models.map((m) => m.id).join(", ")}`,
    fault,
  });
}
