/** The parts of the model beside the treaty's politics, each switched on by the scenarios that need it. */
import type { Part } from "../part.ts";

export const PARTS: readonly Part[] = [];
