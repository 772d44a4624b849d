/** The event feed, newest first, all of it or what the reader looks for. */
import { Text } from "ink";
import type { Happening } from "../look/happenings.ts";
import type { Panel, ViewProps } from "../panel.ts";
import type { State } from "../state.ts";
import { Cell } from "../views/Cell.tsx";
import { PanelBox } from "../views/PanelBox.tsx";
import { Row } from "../views/Row.tsx";
import { Rows } from "../views/Rows.tsx";

export interface Filter {
  /** Words that must all occur in an event's actors, kind, month or text. */
  words: string;
}

export const events: Panel<object, Filter> = {
  id: "events",
  title: "Events",
  doc: "what has happened, newest first; Enter explains the decision behind an event",
  side: "right",
  own: { words: "" },
  look: () => ({}),
  lines: () => 1,
  cells: (_, own, state) => ({ rows: feedOf(state, own).length, columns: 1 }),
  asks: (_, own, { row }, state) => feedOf(state, own)[row]?.ask,
  undecided: "nobody decided this by itself: it follows a rule",
  keys: [
    {
      key: "/",
      does: "find events by actor, kind, month or word",
      text: ({ words }) => words,
      act: (_own, _look, words) => ({ words }),
    },
  ],
  View,
};

/** Those that the reader looks for, newest first. */
export function feedOf({ feed }: Pick<State, "feed">, { words }: Filter): readonly Happening[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return feed;
  return feed.filter((e) => {
    const said = [e.date, e.kind, ...e.actors, e.text].join(" ").toLowerCase();
    return wanted.every((w) => said.includes(w));
  });
}

function View({ own, place, cursor, state }: ViewProps<object, Filter>) {
  const found = feedOf(state, own);
  const note = own.words.trim() ? `${found.length} with "${own.words.trim()}", newest first` : "newest first";
  return (
    <PanelBox title="Events" note={note} place={place}>
      <Rows
        cursor={cursor.row}
        room={place.lines}
        count={found.length}
        row={(k) => (
          <Row key={k} marked={k === cursor.row}>
            <Cell dim width={9}>
              {found[k]!.date === found[k - 1]?.date ? "" : found[k]!.date}
            </Cell>
            <Text wrap="truncate-end">{found[k]!.text}</Text>
          </Row>
        )}
      />
    </PanelBox>
  );
}
