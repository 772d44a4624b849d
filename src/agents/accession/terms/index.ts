/** The terms of accession, in the order of the ledger. Adding one is one file and one line here. */
import type { Term } from "../../../engine/decision/spec.ts";
import { autonomy } from "./autonomy.ts";
import { club } from "./club.ts";
import { courtship } from "./courtship.ts";
import { dispute } from "./dispute.ts";
import { duplication } from "./duplication.ts";
import { fit } from "./fit.ts";
import { fixed } from "./fixed.ts";
import { frailty } from "./frailty.ts";
import { host } from "./host.ts";
import { identity } from "./identity.ts";
import { inertia } from "./inertia.ts";
import { leader } from "./leader.ts";
import { neutrality } from "./neutrality.ts";
import { numbers } from "./numbers.ts";
import { own } from "./own.ts";
import { pressure } from "./pressure.ts";
import { procedure } from "./procedure.ts";
import { sovereignty } from "./sovereignty.ts";
import { sticks } from "./sticks.ts";
import { tipping } from "./tipping.ts";

export const TERMS: readonly Term[] = [
  fixed,
  club,
  tipping,
  identity,
  leader,
  fit,
  sovereignty,
  neutrality,
  dispute,
  numbers,
  courtship,
  pressure,
  sticks,
  duplication,
  autonomy,
  host,
  own,
  inertia,
  procedure,
  frailty,
];
