/** Bounds in the wrong order, or equal, which would make a number certain without saying so. */
export function rising(
  id: string,
  [low = 0, high = 1]: readonly number[],
): { message: string; mend: string } | undefined {
  if (low < high) return undefined;
  return {
    message: `the numbers of ${id} do not rise: ${low} is the least and ${high} the greatest`,
    mend: "write the least first",
  };
}

/** Refuses a standard deviation that is not positive. */
export function spread(id: string, sd: number): { message: string; mend: string } | undefined {
  if (sd > 0) return undefined;
  return {
    message: `the standard deviation of ${id} is ${sd}, which is not above 0`,
    mend: "write a positive one, or remove the uncertainty",
  };
}
