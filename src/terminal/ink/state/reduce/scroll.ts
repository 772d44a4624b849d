/** Scrolling a text that is longer than its place. */

export interface Extent {
  /** Lines of the text. */
  count: number;
  /** Lines that are in sight. */
  room: number;
}

/** The first line in sight after a key; undefined if the key does not scroll. */
export function scrolled(from: number, key: string, { count, room }: Extent): number | undefined {
  const last = Math.max(0, count - room);
  const page = Math.max(1, room - 1);
  // If the terminal has grown, the last possible start is earlier than before.
  const by = (lines: number) => Math.max(0, Math.min(last, Math.min(last, from) + lines));
  switch (key) {
    case "down":
    case "j":
      return by(1);
    case "up":
    case "k":
      return by(-1);
    case "pageDown":
    case " ":
      return by(page);
    case "pageUp":
      return by(-page);
    case "home":
      return 0;
    case "end":
      return last;
  }
  return undefined;
}
