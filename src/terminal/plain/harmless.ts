/** Text that a user gives, made fit to be shown; a file of its own, for the help needs it and no measure of letters. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that stays on its line and commands no terminal: a space for line ends and tabs, no other control characters, no
 * marks that turn the direction of what follows. All that a user gives passes through here before it is shown.
 */
export function harmless(text: string): string {
  return text.replace(BREAKS, " ").replace(CONTROLS, "");
}
