/** The panel that belongs in a place. */
import type { Placed } from "../pages.ts";
import type { State } from "../state.ts";
import { Board } from "./Board.tsx";
import { Disputes } from "./Disputes.tsx";
import { Events } from "./Events.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { Trust } from "./Trust.tsx";

export function Place({ state, place }: { state: State; place: Placed }) {
  const { frame } = state;
  switch (place.id) {
    case "board":
      return <Board boards={frame.boards} place={place} />;
    case "disputes":
      return <Disputes disputes={frame.disputes} place={place} />;
    case "trust":
      return <Trust trust={frame.trust} place={place} />;
    case "outcomes":
      return <Outcomes outcomes={frame.outcomes} digest={frame.digest} place={place} />;
    case "events":
      return <Events feed={state.feed} place={place} />;
  }
}
