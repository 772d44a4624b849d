/** The least of 1, 2, 5, 10, 20, 50… that is no less than `least`: how many turns a label or a column stands for. */
export function roundStep(least: number): number {
  let ten = 1;
  while (10 * ten < least) ten *= 10;
  return [1, 2, 5, 10].map((d) => d * ten).find((step) => step >= least) ?? 10 * ten;
}
