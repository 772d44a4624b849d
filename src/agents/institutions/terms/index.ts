/** The terms of a vote, in the order of the ledger. Adding one is one file and one line here. */
import type { Term } from "../../../engine/decision/spec.ts";
import { bridge } from "./bridge.ts";
import { commitment } from "./commitment.ts";
import { courtship } from "./courtship.ts";
import { duplication } from "./duplication.ts";
import { fit } from "./fit.ts";
import { frailty } from "./frailty.ts";
import { habit } from "./habit.ts";
import { identity } from "./identity.ts";
import { leader } from "./leader.ts";
import { momentum } from "./momentum.ts";
import { neutrality } from "./neutrality.ts";
import { numbers } from "./numbers.ts";
import { pressure } from "./pressure.ts";
import { rivalry } from "./rivalry.ts";
import { sovereignty } from "./sovereignty.ts";
import { sticks } from "./sticks.ts";
import { template } from "./template.ts";

export const TERMS: readonly Term[] = [
  commitment,
  fit,
  identity,
  leader,
  sovereignty,
  neutrality,
  numbers,
  template,
  momentum,
  duplication,
  rivalry,
  courtship,
  pressure,
  sticks,
  habit,
  bridge,
  frailty,
];
