/** The keys that matter now, or the line that is being written. */
import { Text } from "ink";
import { cut, cutBefore, widthOf } from "../../../views/text/width.ts";
import { PANELS } from "../panels/index.ts";
import { over, played, type State } from "../state/state.ts";
import { Line } from "./Line.tsx";
import { TWEAK_LINE } from "./TweakView.tsx";

const BETWEEN = " · ";

export function Footer({ state, page, pages }: { state: State; page: number; pages: number }) {
  if (state.prompt) return <Written state={state} />;
  if (state.notice) return <Line bold>{`! ${state.notice}`}</Line>;
  if (state.help) return <Line dim>↑ ↓ PgUp PgDn Home End move · ? or Esc closes</Line>;
  if (state.tweak) return <Line dim>{TWEAK_LINE}</Line>;
  if (state.why)
    return <Line dim>↑ ↓ move · ← → when it was asked before, after · Esc back to the run · ? help</Line>;
  return <Line dim>{fitting(runKeys(state, page, pages), state.size.columns).join(BETWEEN)}</Line>;
}

/** A key as the footer shows it; the highest ranks are left out first. */
interface KeyHint {
  text: string;
  rank: number;
}

function runKeys(state: State, page: number, pages: number): KeyHint[] {
  const { pace, focus, variant } = state;
  const on = pages > 1 ? ` ${page + 1}/${pages}` : "";
  const ended = over(state);
  const { asks, keys = [] } = PANELS[focus];
  const hint = (when: boolean, text: string, rank: number) => (when ? [{ text, rank }] : []);
  return [
    ...hint(!ended, `space ${pace.playing || pace.seek !== null ? "pause" : "play"}`, 0),
    ...hint(true, `← → ${state.head.unit}`, 0),
    ...hint(!ended, "+ - speed", 5),
    ...hint(true, `Tab panels${on}`, 1),
    ...hint(asks !== undefined, "Enter why", 2),
    ...hint(true, "t tweak", 2),
    ...hint(variant !== null, "v other run", 1),
    ...hint(true, "? help", 0),
    ...hint(true, played(state) ? "q leave" : "q quit", 0),
    ...keys.flatMap((k) => hint(true, `${k.key} ${k.does.split(/[ ;,]/)[0]}`, 3)),
  ];
}

/** As many as there is room for, in their order. */
function fitting(all: readonly KeyHint[], width: number): string[] {
  const kept = new Set<KeyHint>();
  let room = width + widthOf(BETWEEN);
  for (const said of [...all].sort((a, b) => a.rank - b.rank)) {
    room -= widthOf(said.text) + widthOf(BETWEEN);
    if (room < 0) break;
    kept.add(said);
  }
  return all.filter((said) => kept.has(said)).map((said) => said.text);
}

/** The end of a long text is shown, where the reader types; its meaning takes what is left of the line. */
function Written({ state }: { state: State }) {
  const { mark, says, text } = state.prompt!;
  const { columns } = state.size;
  const before = cut(mark, Math.floor(columns / 2));
  const shown = cutBefore(text, columns - widthOf(before) - 2);
  const left = columns - widthOf(before) - widthOf(shown) - 2;
  return (
    <Line>
      <Text bold>{`${before} ${shown}`}</Text>
      <Text inverse> </Text>
      <Text dimColor>{cut(`  ${says} · Enter keeps it, Esc goes back`, left)}</Text>
    </Line>
  );
}
