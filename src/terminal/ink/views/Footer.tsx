/** The keys that matter now. */
import { over, type State } from "../state.ts";
import { Line } from "./Line.tsx";

export function Footer({ state, page, pages }: { state: State; page: number; pages: number }) {
  const tab = pages > 1 ? [`Tab page ${page + 1}/${pages}`] : [];
  const keys = over(state)
    ? [...tab, "? help", "q leave"]
    : [
        `space ${state.pace.playing || state.pace.toEnd ? "pause" : "play"}`,
        "→ month",
        "+ - speed",
        ...tab,
        "End finish",
        "? help",
        "q quit",
      ];
  return <Line dim>{keys.join(" · ")}</Line>;
}
