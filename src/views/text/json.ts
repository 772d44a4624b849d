/** JSON that is safe to show. */

/** What a terminal or an editor may obey: C1 controls, marks of direction, line separators. JSON itself escapes the others. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The same value as `JSON.stringify` writes, with nothing in it that controls what shows it. */
export function jsonText(value: unknown, indent?: number): string {
  return harmlessJson(JSON.stringify(value, null, indent));
}

/** The same of a JSON text: such letters stand in strings alone, where an escape means the same. */
function harmlessJson(text: string): string {
  return text.replace(OBEYED, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
