/** docs/validation/claims.md: first what came out in words, then every claim, then every trial. */
import { decimal, table } from "../shared/markdown.ts";
import { type JudgedClaim, type Outcome, type Shown, type Verdict, verdictOf } from "./claim.ts";
import { FIRST_CLAIMS, numberOf } from "./claims/index.ts";
import { BOUND, type Effect, type Laboratory, type Missing, markOf } from "./effects.ts";

export interface Judgement {
  claim: JudgedClaim;
  outcomes: readonly Outcome[];
  verdict: Verdict;
}

/** Asks a laboratory for all that the claims need. */
export function askFor(claims: readonly JudgedClaim[], laboratory: Laboratory): void {
  for (const trial of claims.flatMap(({ trials }) => trials)) {
    for (const variant of bothOf(trial)) laboratory.ask(variant, trial.measure);
  }
}

/** Reads the claims from what a laboratory has played. */
export function judge(claims: readonly JudgedClaim[], laboratory: Laboratory): Judgement[] {
  return claims.map((claim) => {
    const outcomes = claim.trials.map((trial): Outcome => {
      const effect = laboratory.effect(...bothOf(trial), trial.measure);
      return { trial, effect, mark: markOf(effect, trial.sign) };
    });
    return { claim, outcomes, verdict: verdictOf(outcomes) };
  });
}

function bothOf({ scenario, given = [], sets }: JudgedClaim["trials"][number]) {
  return [
    { scenario, sets: given },
    { scenario, sets: [...given, ...sets] },
  ] as const;
}

const VERDICTS: readonly Verdict[] = ["works", "in part", "no effect", "wrong way", "not measured"];

export function claimsPage(judgements: readonly Judgement[], runs: number, seed: string): string {
  const first = judgements.filter(({ claim }) => numberOf(claim) <= FIRST_CLAIMS);
  const added = judgements.filter(({ claim }) => numberOf(claim) > FIRST_CLAIMS);
  return [
    "# Claims of the sources, and what becomes of them",
    `Of ${first.length} claims ${counted(first)}. Of ${added.length} that were added ${counted(added)}.
${listed(judgements)}
${untested(judgements)}`,
    `Made by \`node scripts/ts.mjs scripts/claims.ts ${runs} > docs/validation/claims.md\`: ${runs} runs of each variant, seed "${seed}",
differences run by run under the same luck, with 95% intervals. What each claim is, and by which mechanism the model plays it:
[model/claims.md](../model/claims.md).`,
    `**How it is judged.** A claim has trials: in one kind what the source names is changed in the world that is played (a *cause*), in the
other the mechanism that stands for it is taken out, by its coefficient or its switch (a *removal*). A trial is *right* where the interval
lies wholly on the claimed side of 0 and the effect is no smaller than ${decimal(BOUND, 2)}: of an event that share of the runs, of a quantity that part of the
larger of the two means. It is *faint* where only the size is missing, *wrong* where it lies on the other side and has the size, else
there is *none*. A claim **works** where all of its trials are right, and one of them at least is of a cause. What turns by its
coefficient alone works **in part**, and so does what has some trials right or faint. It runs the **wrong way** where a trial is wrong
and no cause is right. The intervals are of single trials: of a hundred that move nothing two or three would lie on the claimed side
by chance, if luck were not shared; where it is, what moves nothing mostly differs in no run.`,
    "## Verdicts",
    table(
      [
        "",
        "claim",
        "source",
        "verdict",
        "trials",
        "claim tests",
        "where `explain` shows it",
        "why not wholly",
      ],
      judgements.map(verdictRow),
    ),
    "## Trials",
    table(
      [
        "",
        "scenario",
        "by",
        "what is done",
        "outcome",
        "claimed",
        "without, with",
        "difference",
        "95%",
        "runs that differ",
        "",
      ],
      judgements.flatMap(({ claim, outcomes }) => outcomes.map((o) => trialRow(claim, o))),
    ),
    "## Switches",
    "What is set in each trial, `--set` by `--set`, of both variants where it says given.",
    table(
      ["", "mechanisms", "given", "set"],
      judgements.flatMap(({ claim, outcomes }) =>
        outcomes.map(({ trial }) => [
          claim.id,
          claim.mechanisms.join(", "),
          code(trial.given ?? []),
          code(trial.sets),
        ]),
      ),
    ),
  ].join("\n\n");
}

/** `25 work, 20 work in part, ...`, those of which there are any. */
function counted(judgements: readonly Judgement[]): string {
  return VERDICTS.map((verdict) => ({ verdict, n: judgements.filter((j) => j.verdict === verdict).length }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => `**${n}** ${SAID[verdict][n === 1 ? 0 : 1]}`)
    .join(", ");
}

/** Of one, and of several. */
const SAID: Record<Verdict, readonly [string, string]> = {
  works: ["works", "work"],
  "in part": ["works in part", "work in part"],
  "no effect": ["has no effect", "have no effect"],
  "wrong way": ["runs the wrong way", "run the wrong way"],
  "not measured": ["cannot be measured in this model", "cannot be measured in this model"],
};

/** Labels of what does not wholly work. */
function listed(judgements: readonly Judgement[]): string {
  return VERDICTS.filter((verdict) => verdict !== "works")
    .map((verdict) => ({
      verdict,
      ids: judgements.filter((j) => j.verdict === verdict).map(({ claim }) => claim.id),
    }))
    .filter(({ ids }) => ids.length > 0)
    .map(({ verdict, ids }) => `${verdict[0]!.toUpperCase()}${verdict.slice(1)}: ${ids.join(", ")}.`)
    .join("\n");
}

function untested(judgements: readonly Judgement[]): string {
  const none = judgements.filter(({ claim }) => claim.tests.length === 0).map(({ claim }) => claim.id);
  const unseen = judgements.filter(({ claim }) => claim.shown.length === 0).map(({ claim }) => claim.id);
  return `No named claim test holds ${none.join(", ")}; \`explain\` shows no term or factor of ${unseen.join(", ")}.`;
}

function verdictRow({ claim, outcomes, verdict }: Judgement): string[] {
  const marks = outcomes.map(({ trial, mark }) => `${trial.by}: ${mark ?? "not measured"}`);
  return [
    claim.id,
    claim.says,
    claim.source,
    `**${verdict}**`,
    marks.join("; "),
    claim.tests.map((id) => `\`${id}\``).join(", ") || "none",
    claim.shown.map(shownText).join(", ") || "nowhere",
    verdict === "works" ? "" : (claim.why ?? "not known yet"),
  ];
}

function shownText(shown: Shown): string {
  if ("decision" in shown) return `\`--decision ${shown.decision}\`: ${shown.term}`;
  if ("rate" in shown) return `\`--rate ${shown.rate}\`: ${shown.factor}`;
  return `\`--decision ${shown.optimum}\`${shown.term === undefined ? "" : `: ${shown.term}`}`;
}

function trialRow(claim: JudgedClaim, { trial, effect, mark }: Outcome): string[] {
  const head = [
    claim.id,
    trial.scenario,
    trial.by,
    trial.what,
    trial.measure.name,
    trial.sign > 0 ? "more" : "less",
  ];
  return [...head, ...effectCells(effect), mark ?? "not measured"];
}

/** Both levels, the difference, its interval, and in how many runs there is one. */
function effectCells(effect: Effect | Missing): string[] {
  if ("missing" in effect) return [effect.missing, "", "", ""];
  const { from, to, difference, low, high, changed } = effect;
  const show = figures(Math.max(Math.abs(from), Math.abs(to)));
  return [`${show(from)}, ${show(to)}`, show(difference), `${show(low)} to ${show(high)}`, String(changed)];
}

/** Three places of a share, fewer of large numbers. */
export function figures(scale: number): (x: number) => string {
  const digits = scale >= 1000 ? 0 : scale >= 100 ? 1 : scale >= 10 ? 2 : scale < 0.1 ? 4 : 3;
  return (x) => decimal(x, digits);
}

const code = (sets: readonly string[]) => sets.map((s) => `\`${s}\``).join(" ");
