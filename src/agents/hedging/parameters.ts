/** Coefficients of hedging that its risk, its objective and the treaty's term of autonomy share. */
import { parameter } from "../../engine/declare.ts";

export const RISK_AVERSION = parameter(
  "hedging.riskAversion",
  4,
  [0.1, 50],
  "util",
  "Weight of risk against gain",
  { symbol: "rho_h" },
);

export const RISK_PARAMETERS = [
  parameter("hedging.risk.base", 0.2, [0.01, 5], "1", "Risk of any engagement with a power", {
    symbol: "v0",
  }),
  parameter("hedging.risk.threat", 0.6, [0, 5], "1", "Risk added by full threat from the power", {
    symbol: "v1",
  }),
  parameter("hedging.risk.sanctions", 0.2, [0, 5], "1", "Risk added where the power is under sanctions", {
    symbol: "v2",
  }),
  parameter(
    "hedging.risk.war",
    0.5,
    [0, 1],
    "1",
    "Threat that a power at war adds for a state right beside the war (K07)",
  ),
] as const;

export const OBJECTIVE_PARAMETERS = [
  parameter("hedging.trade", 0.1, [0, 5], "util", "Gain per unit of the logarithm of trade with the power", {
    symbol: "m_T",
  }),
  parameter("hedging.influence", 1, [0, 10], "util", "Gain per unit of the power's share of influence", {
    symbol: "m_e",
  }),
  parameter("hedging.closeness", 0.5, [0, 10], "util", "Loss per squared distance from the ideal closeness", {
    symbol: "m_A",
  }),
] as const;
