/** Numbers as they are shown to readers. */

/** At most `digits` decimals, `-` for what is no number, without trailing zeros; the same in every locale. */
export function number(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "-";
  if (!Number.isFinite(value)) return String(value);
  const text = value.toFixed(digits).replace(/^-(?=[0.]*$)/, "");
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A share in per cent, to one decimal. */
export function percent(value: number): string {
  return Number.isNaN(value) ? "-" : `${(value * 100).toFixed(1)}%`;
}
