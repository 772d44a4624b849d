/** Signed bars: what speaks against to the left, what speaks for to the right. */

/** @param most the longest bar's value @param half cells on either side */
export function bar(value: number, most: number, half = 12): string {
  const share = most > 0 ? Math.abs(value) / most : 0;
  const cells = value === 0 ? 0 : Math.max(1, Math.round(share * half));
  return value < 0
    ? `${"▒".repeat(cells).padStart(half)}│${" ".repeat(half)}`
    : `${" ".repeat(half)}│${"█".repeat(cells).padEnd(half)}`;
}

/** With its sign and always as many decimals; a zero has no sign. */
export function signed(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? ` ${text}` : `${value < 0 ? "-" : "+"}${text}`;
}
