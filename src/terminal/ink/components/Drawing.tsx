/** A picture in cells as lines of text, in the colours of its shades where colour is wanted. */
import { Text } from "ink";
import { memo, useContext } from "react";
import type { Row, Shade } from "../draw/cells.ts";
import { Colour } from "./colour.ts";

/** Shades that both a light and a dark ground carry; yellow, which light ones do not, comes late. */
const COLOURS: Readonly<Record<Exclude<Shade, "dim" | "strong">, string>> = {
  hue1: "cyan",
  hue2: "magenta",
  hue3: "green",
  hue4: "red",
  hue5: "blue",
  hue6: "yellow",
};

/** The same rows, by identity, are not drawn again. */
export const Drawing = memo(function Drawing({ rows }: { rows: readonly Row[] }) {
  return (
    <>
      {rows.map((row, y) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Drawn key={y} row={trimmed(row)} />
      ))}
    </>
  );
});

/** Without trailing space, since Ink measures every cell; an empty line keeps its height. */
function trimmed(row: Row): Row {
  const last = row.at(-1);
  const text = last?.text.trimEnd() ?? "";
  if (row.length > 1)
    return text === "" ? trimmed(row.slice(0, -1)) : [...row.slice(0, -1), { ...last, text }];
  return [{ ...last, text: text || " " }];
}

/** One line of a picture. */
export function Drawn({ row }: { row: Row }) {
  const coloured = useContext(Colour);
  return (
    <Text wrap="truncate-end">
      {row.map(({ text, shade }, x) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no identity but its place
        <Text key={x} {...styleOf(shade, coloured)}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

function styleOf(shade: Shade | undefined, coloured: boolean) {
  if (shade === "dim") return { dimColor: true };
  if (shade === "strong") return { bold: true };
  return shade && coloured ? { color: COLOURS[shade] } : {};
}
