/** What is found of an outcome: whether anything has an effect, boxes, and a tree of conditions. */
import type { Setting } from "../design/setting.ts";
import type { headOf } from "../result.ts";
import type { Detectable } from "./detectable.ts";

export interface BoxObject {
  bounds: {
    path: string;
    unit: string;
    /** Null where that side is open, and of a choice. */
    low: number | null;
    high: number | null;
    /** Of a choice those inside; null of a number. */
    names: Setting[] | null;
    /** What can be drawn of it: least and greatest, of a choice all names. */
    range: readonly [number, number] | null;
    choices: Setting[] | null;
    quasiP: number;
  }[];
  /** Bounds that the judging half did not support. */
  dropped: string[];
  /** Share of the box's runs in which it happens, with its 95% Wilson interval, on the half it was not found on. */
  density: number;
  low: number;
  high: number;
  /** Share of all the runs in which it happens that the box holds. */
  coverage: number;
  /** Share of all points that the box holds. */
  support: number;
  /** Density on the half it was found on, which flatters. */
  fitted: number;
}

/** A part of the points, and where it is parted further. */
export interface TreeObject {
  points: number;
  /** Share in which it happens, of the points that the tree was grown on. */
  density: number;
  /** Share of the deals of its outcomes that could be parted as well; null where nothing could be parted, or was not to be. */
  p: number | null;
  split: {
    path: string;
    /** The first side is at most this; null of a choice. */
    at: number | null;
    /** The names on the first side; null of a number. */
    names: Setting[] | null;
    first: TreeObject;
    second: TreeObject;
  } | null;
}

export interface OutcomeDiscovery {
  probability: number;
  /** Whether any factor has an effect; null where the outcome is the same in every run. */
  test: {
    /** Chance of a split as strong as the strongest, were there no effect at all. */
    p: number;
    /** An effect is told from chance where p is at most this. */
    level: number;
    /** The factor of the strongest split, and its strength in standard errors. */
    path: string;
    strength: number;
    /** What chance alone reaches in 5% of searches. */
    critical: number;
  } | null;
  /** Effects that would have been found in at least four of five searches like this. */
  detectable: Detectable[];
  boxes: BoxObject[];
  tree: TreeObject;
}

export interface DiscoverObject extends ReturnType<typeof headOf> {
  format: "multivector.discover/2";
  runs: number;
  failed: number;
  points: number;
  design: unknown;
  held: { path: string; why: string }[];
  outcomes: Record<string, OutcomeDiscovery>;
  digest: string;
}
