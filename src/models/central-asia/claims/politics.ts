/** Directional claims of the sources about institutions and powers, written once: for the tests and the documentation. */
import type { Claim } from "./claim.ts";

/** What raising the lever does to the utility of accepting, all beliefs about others held. */
export interface PoliticalClaim extends Claim {
  /** Scenario in which the decision is taken. */
  scenario: string;
  decision: "vote" | "format" | "admission" | "merger" | "conclusion";
  lever: string;
  /**
   * Whose decision: `self`, that of the entity of the lever's last `*`; `party`, of either state of the pair; `watcher`, of
   * those who have the entity as a rival; `all`, of whoever decides.
   */
  subject: "self" | "party" | "watcher" | "all";
  /** Parameters that must not be negative for it to hold. */
  weights: readonly string[];
  /** Parameters that are 0 in the test, so that nothing else answers the lever. */
  without?: readonly string[];
}

const vote = { scenario: "full", decision: "vote" } as const;
const format = { scenario: "c5plus-formats", decision: "format" } as const;
const union = { scenario: "central-asian-union-1994" } as const;
const pact = { scenario: "eu-tajikistan-epca", decision: "conclusion", subject: "all" } as const;

export const POLITICAL_CLAIMS: readonly PoliticalClaim[] = [
  {
    id: "step-neutrality",
    statement: "A stronger doctrine of neutrality never makes a step of the ladder more welcome",
    source: "S1, S2d, S3",
    ...vote,
    lever: "actors.*.neutrality",
    direction: "lowers",
    subject: "self",
    weights: ["vote.neutrality"],
  },
  {
    id: "step-sovereignty",
    statement: "A state that is touchier about its sovereignty never likes a step better",
    source: "S3, S4",
    ...vote,
    lever: "actors.*.sovereignty",
    direction: "lowers",
    subject: "self",
    weights: ["vote.sovereignty"],
  },
  {
    id: "step-identity",
    statement: "A public that feels more Central Asian never likes a step less",
    source: "S1, S4",
    ...vote,
    lever: "actors.*.identity",
    direction: "raises",
    subject: "self",
    weights: ["vote.identity"],
  },
  {
    id: "step-leader",
    statement: "A leader who favours the region more never makes a step less welcome",
    source: "S3, S4",
    ...vote,
    lever: "actors.*.leader.regionalism",
    direction: "raises",
    subject: "self",
    weights: ["vote.leader"],
  },
  {
    id: "step-duplication",
    statement: "Sitting in more bodies that do the same work never makes a step more welcome",
    source: "S3",
    ...vote,
    lever: "actors.*.overlap",
    direction: "lowers",
    subject: "self",
    weights: ["vote.duplication"],
  },
  {
    id: "core-rivalry",
    statement: "Rivalry over leadership never makes a step more welcome to the rivals",
    source: "S4",
    ...vote,
    lever: "pairs.*.rivalry",
    direction: "lowers",
    subject: "party",
    weights: ["vote.rivalry"],
  },
  {
    id: "bilateral-template",
    statement: "What two states have built between them never makes a step less welcome to anybody",
    source: "S1",
    ...vote,
    lever: "pairs.*.ladder",
    direction: "raises",
    subject: "all",
    weights: ["vote.template"],
    condition: "another pair's example counts less than one's own",
  },
  {
    id: "format-control",
    statement:
      "A power that minds losing the upper hand more never meets the region more readily at one table",
    source: "S1",
    ...format,
    lever: "formats.*.control",
    direction: "lowers",
    subject: "self",
    weights: [],
  },
  {
    id: "format-diffusion",
    statement: "A higher format of a rival never makes a power less ready to raise its own",
    source: "S1",
    ...format,
    lever: "formats.*.level",
    direction: "raises",
    subject: "watcher",
    weights: ["format.diffusion"],
  },
  {
    id: "format-recognition",
    statement: "Recognition of the region by the United Nations never makes a format less worth while",
    source: "S1, S4",
    ...format,
    lever: "region.recognition",
    direction: "raises",
    subject: "all",
    weights: ["format.efficiency"],
  },
  {
    id: "format-attention",
    statement: "A power whose attention is drawn to the region is never less ready to raise its format",
    source: "S4",
    ...format,
    lever: "formats.*.attention",
    direction: "raises",
    subject: "self",
    weights: ["format.efficiency"],
  },
  {
    id: "format-solidarity",
    statement: "Trust among the five never makes a common table less attractive to outsiders",
    source: "S1",
    ...format,
    lever: "pairs.*.trust",
    direction: "raises",
    subject: "all",
    weights: ["format.efficiency", "format.solidarity", "solidarity.trust"],
  },
  {
    id: "weak-states-yield",
    statement: "A more consolidated state never lets a suitor into its union more readily",
    source: "S1",
    ...union,
    decision: "admission",
    lever: "actors.*.consolidation",
    direction: "lowers",
    subject: "self",
    weights: ["absorption.pull"],
  },
  {
    id: "dependence-pulls",
    statement: "Closer engagement with Russia never makes a state less ready to let it in",
    source: "S1, S3",
    ...union,
    decision: "admission",
    lever: "actors.*.vectors.RUS.share",
    direction: "raises",
    subject: "self",
    weights: ["absorption.pull"],
    condition: "absorption.yielding is at least the state's consolidation",
  },
  {
    id: "fear-for-the-regime-yields",
    statement:
      "The more regimes of its kind are threatened, the readier is an autocracy to let the suitor in",
    source: "collins-2009",
    ...union,
    decision: "admission",
    lever: "region.regimeThreat",
    direction: "raises",
    subject: "all",
    weights: ["absorption.regime"],
  },
  {
    id: "idle-bodies-go",
    statement: "A union that does more of its task is never given up more readily",
    source: "S3",
    ...union,
    decision: "merger",
    lever: "bodies.*.output",
    direction: "lowers",
    subject: "all",
    weights: ["absorption.output"],
  },
  {
    id: "identity-holds",
    statement: "A public that feels more Central Asian never gives the union up more readily",
    source: "S1, S4",
    ...union,
    decision: "merger",
    lever: "actors.*.identity",
    direction: "lowers",
    subject: "self",
    weights: ["absorption.identity"],
  },
  {
    id: "threat-parts-the-weak",
    statement: "The more consolidated a threatened state, the less readily it gives its union up",
    source: "S1",
    ...union,
    decision: "merger",
    lever: "actors.*.consolidation",
    direction: "lowers",
    subject: "self",
    weights: ["absorption.threat"],
    without: ["absorption.pull"],
  },
  {
    id: "conditions-deter",
    statement:
      "Stricter conditions of the European Union never make Tajikistan readier to sign its agreement",
    source: "S1, S2b",
    ...pact,
    lever: "powers.EUU.conditionality",
    direction: "lowers",
    weights: ["conclusion.conditions"],
    without: ["conclusion.influence", "conclusion.bid"],
    condition:
      "influence held: where its neighbours are the harsher autocracies, conditions turn the Union's effort to Tajikistan",
  },
  {
    id: "rival-bids",
    statement:
      "A China that cares more for Tajikistan never makes it readier to sign with the European Union",
    source: "S2b, S4",
    ...pact,
    lever: "powers.CHN.aims.TJK",
    direction: "lowers",
    weights: ["conclusion.influence", "conclusion.bid"],
  },
];
