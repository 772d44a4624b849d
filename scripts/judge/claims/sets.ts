/** Sets that several claims make alike. */
import { FIVE } from "../measures.ts";

/** The same value of an attribute for each of the five. */
export const ofAll = (path: string, value: number): string[] =>
  FIVE.map((actor) => `actors.${actor}.${path}=${value}`);

/** Pairs of the five. */
export const PAIRS = [
  "KAZ-KGZ",
  "KAZ-TJK",
  "KAZ-TKM",
  "KAZ-UZB",
  "KGZ-TJK",
  "KGZ-TKM",
  "KGZ-UZB",
  "TJK-TKM",
  "TJK-UZB",
  "TKM-UZB",
] as const;

export const ofPairs = (path: string, value: number): string[] =>
  PAIRS.map((pair) => `pairs.${pair}.${path}=${value}`);

/** Nobody in the core courts or mediates. */
export const NO_DIPLOMACY = ["actors.KAZ.diplomaticBudget=0", "actors.UZB.diplomaticBudget=0"];

/** No step is tabled, voted on or adopted. */
export const NO_LADDER = [
  "mechanisms.institutions=false",
  "mechanisms.agenda=false",
  "mechanisms.vote=false",
];

export const off = (mechanism: string): string => `mechanisms.${mechanism}=false`;
export const set = (parameter: string, value: number): string => `parameters.${parameter}=${value}`;
