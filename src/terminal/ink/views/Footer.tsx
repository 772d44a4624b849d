/** The keys that matter now, or the line that is being written. */
import { Text } from "ink";
import { PANELS } from "../panels/index.ts";
import { over, played, type State } from "../state.ts";
import { Line } from "./Line.tsx";
import { TWEAK_KEYS } from "./TweakView.tsx";

export function Footer({ state, page, pages }: { state: State; page: number; pages: number }) {
  if (state.prompt) return <Written state={state} />;
  if (state.notice) return <Line bold>{`! ${state.notice}`}</Line>;
  if (state.tweak && !state.help) return <Line dim>{TWEAK_KEYS}</Line>;
  if (state.why && !state.help)
    return <Line dim>↑ ↓ move · ← → when it was asked before, after · Esc back to the run · ? help</Line>;
  const tab = pages > 1 ? [`Tab panels ${page + 1}/${pages}`] : ["Tab panels"];
  const own = (PANELS[state.focus].keys ?? []).map((k) => `${k.key} ${k.does.split(/[ ;,]/)[0]}`);
  const { pace } = state;
  const keys = [
    ...(over(state) ? [] : [`space ${pace.playing || pace.seek !== null ? "pause" : "play"}`]),
    "← → month",
    ...(over(state) ? [] : ["+ - speed"]),
    ...tab,
    "? help",
    played(state) ? "q leave" : "q quit",
    ...own,
  ];
  return <Line dim>{keys.join(" · ")}</Line>;
}

function Written({ state }: { state: State }) {
  const { mark, says, text } = state.prompt!;
  return (
    <Line>
      <Text bold>{`${mark} ${text}`}</Text>
      <Text inverse> </Text>
      <Text dimColor>{`  ${says} · Enter keeps it, Esc goes back`}</Text>
    </Line>
  );
}
