/** The help as lines: first the keys of what is on screen, then those of the run and its panels, then what these show. */
import { wrapped } from "../../../views/text/width.ts";
import { panelsOf } from "../panels/index.ts";
import { KEYS, type KeyDoc } from "./keys.ts";
import { TWEAK_KEYS } from "./reduce/tweak.ts";
import { WHY_KEYS } from "./reduce/why.ts";
import type { State } from "./state.ts";

/** A key and what it does, the rest of a long text, or an empty line. */
export interface HelpRow {
  name: string;
  says: string;
}

export const NAME_WIDTH = 13;

export function helpRows(state: Pick<State, "head" | "frame" | "size" | "tweak" | "why">): HelpRow[] {
  const panels = panelsOf(state.head.panels, state.frame);
  const lying = state.tweak ? TWEAK_KEYS : state.why ? WHY_KEYS : undefined;
  const rows = [
    ...(lying ? [...lying.map(row), BETWEEN, { name: "In the run", says: "" }] : []),
    ...KEYS.map(row),
    ...panels.flatMap((p) =>
      (p.keys ?? []).map(({ key, does }) => row({ keys: key, does: `${p.data.title}: ${does}` })),
    ),
    BETWEEN,
    ...panels.map((p) => ({ name: p.data.title, says: p.data.doc })),
  ];
  return rows.flatMap((r) => folded(r, state.size.columns - NAME_WIDTH));
}

const BETWEEN: HelpRow = { name: "", says: "" };

function row({ keys, does }: KeyDoc): HelpRow {
  return { name: keys, says: does };
}

function folded({ name, says }: HelpRow, width: number): HelpRow[] {
  return wrapped(says, width).map((line, k) => ({ name: k === 0 ? name : "", says: line }));
}
