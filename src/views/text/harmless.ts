/** Makes text from users safe to show. A file of its own, so that printing help does not load the measuring of text. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that stays on its line and controls no terminal: line ends and tabs become a space, other control characters and
 * marks that change the direction of text are dropped. All text from users passes through here before it is shown.
 */
export function harmless(text: string): string {
  return text.replace(BREAKS, " ").replace(CONTROLS, "");
}
