/** The terms of consent to a pipeline, in the order of its ledger. */
import type { Term } from "../../../engine/decision/spec.ts";
import { customer } from "./customer.ts";
import { fee } from "./fee.ts";
import { frailty } from "./frailty.ts";
import { neutrality } from "./neutrality.ts";
import { offtake } from "./offtake.ts";
import { seabed } from "./seabed.ts";
import { sticks } from "./sticks.ts";

export const TERMS: readonly Term[] = [fee, customer, offtake, sticks, seabed, neutrality, frailty];
