/** A design: which values the runs of a batch take, and whose luck each has. */
import type { Address } from "../../engine/address.ts";
import { type Spelling, spellingOf } from "./setting.ts";

/** Points of a design: what each run sets, and whose luck it has. */
export interface Design {
  readonly id: string;
  /** What the manifest says of it: plain JSON. Two designs with the same description are the same design. */
  describe(): unknown;
  /** Addresses that its points set. */
  readonly addresses: readonly Address[];
  /** How many points; Infinity where runs may go on. */
  readonly size: number;
  /** Values of a run, in the order of `addresses`. A pure function of the run: more points change none of the others. */
  fill(run: number, out: Float64Array): void;
  /** The index by which a run draws its luck: its own, or one that it shares with other points (paired designs). */
  luck(run: number): number;
}

/** The points of a chunk, worked out beforehand: what plays it (a thread, another machine) knows nothing of designs. */
export interface Points {
  addresses: (Pick<Address, "kind" | "index" | "path"> & { spelling?: Spelling })[];
  /** [run, address] */
  values: Float64Array;
  /** [run] */
  luck: Uint32Array;
}

export function pointsOf(design: Design, from: number, runs: number): Points {
  const width = design.addresses.length;
  const values = new Float64Array(runs * width);
  const luck = new Uint32Array(runs);
  for (let k = 0; k < runs; k++) {
    design.fill(from + k, values.subarray(k * width, (k + 1) * width));
    luck[k] = design.luck(from + k);
  }
  const addresses = design.addresses.map((address) => {
    const { kind, index, path } = address;
    const spelling = spellingOf(address);
    return { kind, index, path, ...(spelling && { spelling }) };
  });
  return { addresses, values, luck };
}
