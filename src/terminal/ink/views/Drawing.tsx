/** A picture in cells as lines of text, in the colours of its shades where colour is wanted. */
import { Text } from "ink";
import { useContext } from "react";
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

export function Drawing({ rows }: { rows: readonly Row[] }) {
  return (
    <>
      {rows.map((row, y) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <Drawn key={y} row={row} />
      ))}
    </>
  );
}

/** One line of a picture. */
export function Drawn({ row }: { row: Row }) {
  const coloured = useContext(Colour);
  return (
    <Text wrap="truncate-end">
      {row.map(({ text, shade }, x) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no identity but its place
        <Text key={x} {...looks(shade, coloured)}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

function looks(shade: Shade | undefined, coloured: boolean) {
  if (shade === "dim") return { dimColor: true };
  if (shade === "strong") return { bold: true };
  return shade && coloured ? { color: COLOURS[shade] } : {};
}
