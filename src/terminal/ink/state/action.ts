/** What changes the state: keys, the terminal, and what comes from the engine. */
import type { Frame } from "../../../views/frame.ts";
import type { NumberLine } from "../../../views/numbers.ts";
import type { Parted } from "../../../views/parting.ts";
import type { Explained, Refused } from "../../../views/why.ts";
import type { Command, Stroke } from "./keys.ts";
import type { Variant } from "./requests.ts";
import type { Size } from "./size.ts";

/** What comes from the engine: a month, or the answer to a request. */
export type Answer =
  | { show: readonly Frame[]; parted?: Parted | null; lost?: string }
  | { explained: Explained | Refused }
  | { numbers: readonly NumberLine[] }
  | { checked: Refused | null }
  | { played: Refused | (Omit<Variant, "frame"> & { frames: readonly Frame[] }) }
  | { saved: Refused | { file: string } }
  | { dropped: true };

export type Action = Command | { stroke: Stroke } | { resize: Size } | Answer;
