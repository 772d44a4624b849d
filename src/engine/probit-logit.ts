/** The one scale that turns a logit with normally spread dispositions into a logit again. */

/**
 * Slope of the logistic that stands for E[logistic((v + sd Z) / noise)], Z standard normal, as a function of v:
 * 1 / (noise sqrt(1 + pi sd^2 / (8 noise^2))), from the probit
 * approximation of the logistic.
 *
 * @param noise scale of the logistic, util, above 0 @param sd standard deviation of the disposition, util, 0 or more
 */
export function probitLogitScale(noise: number, sd: number): number {
  return 1 / (noise * Math.sqrt(1 + (Math.PI * sd * sd) / (8 * noise * noise)));
}
