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
  /** It stays on its event; where that has not happened yet, on the one before. */
  carried: (own, cursor, before, now) => {
    const event = numbersOf(before, own)[cursor.row];
    if (event === undefined) return cursor;
    const numbers = numbersOf(now, own);
    const row = numbers.findIndex((n) => n <= event);
    return { ...cursor, row: Math.max(0, row < 0 ? numbers.length - 1 : row) };
  },
  asks: (_, own, { row }, state) => feedOf(state, own)[row]?.ask,
  back: ({ words }) => (words.trim() === "" ? undefined : { words: "" }),
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
  const wanted = wordsOf(words);
  return wanted.length === 0 ? feed : feed.filter((e) => holds(e, wanted));
}

/** Their numbers, counted from the first of the run. */
function numbersOf({ feed, frame }: Pick<State, "feed" | "frame">, { words }: Filter): number[] {
  const wanted = wordsOf(words);
  return feed.flatMap((e, k) => (wanted.length === 0 || holds(e, wanted) ? [frame.logged - k] : []));
}

function wordsOf(words: string): string[] {
  return words.toLowerCase().split(/\s+/).filter(Boolean);
}

function holds({ date, kind, actors, text }: Happening, wanted: readonly string[]): boolean {
  const said = [date, kind, ...actors, text].join(" ").toLowerCase();
  return wanted.every((w) => said.includes(w));
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
        row={(k, first) => (
          <Row key={k} marked={k === cursor.row}>
            <Cell dim width={9}>
              {!first && found[k]!.date === found[k - 1]?.date ? "" : found[k]!.date}
            </Cell>
            <Text wrap="truncate-end">{found[k]!.text}</Text>
          </Row>
        )}
      />
    </PanelBox>
  );
}
