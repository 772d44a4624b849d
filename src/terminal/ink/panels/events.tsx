/** The event feed, newest first, all of it or what the reader searches for. */
import { Text } from "ink";
import { type EventLine, type EventsFrame, eventsData } from "../../../views/events.ts";
import { Cell } from "../components/Cell.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import type { Panel, ViewProps } from "./panel.ts";

export interface Filter {
  /** Words that must all occur in an event's actors, kind, month or text. */
  words: string;
}

export const events: Panel<EventsFrame, Filter> = {
  data: eventsData,
  side: "right",
  own: { words: "" },
  lines: () => 1,
  cells: (frame, own) => ({ rows: feedOf(frame, own).length, columns: 1 }),
  /** It stays on its event; where that has not happened yet, on the one before. */
  carried: (own, cursor, before, now) => {
    const event = numbersOf(before, own)[cursor.row];
    if (event === undefined) return cursor;
    const numbers = numbersOf(now, own);
    const row = numbers.findIndex((n) => n <= event);
    return { ...cursor, row: Math.max(0, row < 0 ? numbers.length - 1 : row) };
  },
  asks: (frame, own, { row }) => feedOf(frame, own)[row]?.ask,
  back: ({ words }) => (words.trim() === "" ? undefined : { words: "" }),
  undecided: "nobody decided this by itself: it follows a rule",
  keys: [
    {
      key: "/",
      does: "find events by actor, kind, month or word",
      text: ({ words }) => words,
      act: (_own, _frame, words) => ({ words }),
    },
  ],
  View,
};

/** Events that match the filter, newest first. */
export function feedOf({ feed }: Pick<EventsFrame, "feed">, { words }: Filter): readonly EventLine[] {
  const wanted = wordsOf(words);
  return wanted.length === 0 ? feed : feed.filter((e) => holds(e, wanted));
}

/** Their numbers, counted from the first of the run. */
function numbersOf({ feed, logged }: EventsFrame, { words }: Filter): number[] {
  const wanted = wordsOf(words);
  return feed.flatMap((e, k) => (wanted.length === 0 || holds(e, wanted) ? [logged - k] : []));
}

function wordsOf(words: string): string[] {
  return words.toLowerCase().split(/\s+/).filter(Boolean);
}

function holds({ date, kind, actors, text }: EventLine, wanted: readonly string[]): boolean {
  const said = [date, kind, ...actors, text].join(" ").toLowerCase();
  return wanted.every((w) => said.includes(w));
}

function View({ frame, own, place, cursor }: ViewProps<EventsFrame, Filter>) {
  const found = feedOf(frame, own);
  const note = own.words.trim() ? `${found.length} with "${own.words.trim()}", newest first` : "newest first";
  return (
    <PanelBox title={eventsData.title} note={note} place={place}>
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
