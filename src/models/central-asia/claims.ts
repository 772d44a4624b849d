/** Directional claims of the sources, written once: they drive the property tests and stand in the documentation. */

export interface Claim {
  id: string;
  /** In words, as the source would have it. */
  statement: string;
  /** Keys of the sources. */
  source: string;
  /** Address that is raised, with `*` for the entity. */
  lever: string;
  /** Outcome that it moves, with `*` for the actor. */
  outcome: string;
  /** What raising the lever does to the outcome's chance, or never does: `lowers` is "never makes likelier". */
  direction: "raises" | "lowers";
  /**
   * Who is moved: `self`, the actor that the lever belongs to; `party`, the parties of the dispute; `holdouts`, those
   * who may sign and court nobody; `all`, whoever may sign.
   */
  subject: "self" | "party" | "holdouts" | "all";
  /**
   * `one-step`: the probability at one opportunity, all else as it is. `pathwise`: in a whole run under the same luck,
   * the others' state held; lowering then never brings a signature forward.
   */
  scope: "one-step" | "pathwise";
  /** Whether it also holds once all have formed their beliefs anew; that needs more company to be no deterrent. */
  beliefs: "held" | "solved anew";
  /** Parameters that must not be negative for it to hold. */
  weights: readonly string[];
  /** What else it takes. */
  condition?: string;
  /** The lever and the outcome of friendship-treaty that a reader would try. */
  example: { lever: string; outcome: string };
}

/** Beliefs solved anew rise and fall together while more company deters nobody: MODEL 7, 19. */
export const COMPANY = "b_club + b_num th_i (2 c_i - 1) >= 0 for all i, and b_tip >= 0";

const tajik = (lever: string) => ({ lever, outcome: "signed.TJK" });
const turkmen = (lever: string) => ({ lever, outcome: "signed.TKM" });

export const CLAIMS: readonly Claim[] = [
  {
    id: "dispute-severity",
    statement: "A more severe border dispute never makes a party to it likelier to sign",
    source: "S0, S1, S2d",
    lever: "disputes.*.severity",
    outcome: "signed.*",
    direction: "lowers",
    subject: "party",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.dispute"],
    condition: COMPANY,
    example: tajik("disputes.kgz-tjk.severity"),
  },
  {
    id: "dispute-severity-path",
    statement:
      "Where no shots are fired, a more severe border dispute never brings a party's signature forward",
    source: "S0, S1, S2d",
    lever: "disputes.*.severity",
    outcome: "signed.*",
    direction: "lowers",
    subject: "party",
    scope: "pathwise",
    beliefs: "held",
    weights: ["accession.dispute"],
    condition:
      "clash.base = clash.imbalance = 0: a harsher dispute clashes earlier, so its freeze may be over sooner",
    example: tajik("disputes.kgz-tjk.severity"),
  },
  {
    id: "dispute-settled",
    statement: "More of a border settled never makes a party to the dispute less likely to sign",
    source: "S1",
    lever: "disputes.*.settled",
    outcome: "signed.*",
    direction: "raises",
    subject: "party",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.dispute"],
    condition: COMPANY,
    example: tajik("disputes.kgz-tjk.settled"),
  },
  {
    id: "dispute-forces",
    statement: "The stronger a state's forces at a disputed border, the more a ban on force costs it",
    source: "hirshleifer-1989, S1",
    lever: "disputes.*.forces.*",
    outcome: "signed.*",
    direction: "lowers",
    subject: "self",
    scope: "one-step",
    beliefs: "held",
    weights: ["accession.dispute"],
    condition: "beliefs held, for the advantage of one side is the other's disadvantage",
    example: tajik("disputes.kgz-tjk.forces.TJK"),
  },
  {
    id: "neutrality",
    statement: "A stronger doctrine of neutrality never makes a state likelier to sign",
    source: "S1, S2d, S3",
    lever: "actors.*.neutrality",
    outcome: "signed.*",
    direction: "lowers",
    subject: "self",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.neutrality"],
    condition: COMPANY,
    example: turkmen("actors.TKM.neutrality"),
  },
  {
    id: "neutrality-path",
    statement: "A stronger doctrine of neutrality never brings a signature forward",
    source: "S1, S2d, S3",
    lever: "actors.*.neutrality",
    outcome: "signed.*",
    direction: "lowers",
    subject: "self",
    scope: "pathwise",
    beliefs: "held",
    weights: ["accession.neutrality"],
    example: turkmen("actors.TKM.neutrality"),
  },
  {
    id: "security-content",
    statement: "More security content never makes a neutral state likelier to sign",
    source: "S1, S2d",
    lever: "treaties.*.securityContent",
    outcome: "signed.*",
    direction: "lowers",
    subject: "all",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.neutrality"],
    condition: COMPANY,
    example: turkmen("treaties.friendship.securityContent"),
  },
  {
    id: "security-content-path",
    statement: "More security content never brings the signature of a neutral state forward",
    source: "S1, S2d",
    lever: "treaties.*.securityContent",
    outcome: "signed.*",
    direction: "lowers",
    subject: "all",
    scope: "pathwise",
    beliefs: "held",
    weights: ["accession.neutrality"],
    example: turkmen("treaties.friendship.securityContent"),
  },
  {
    id: "sovereignty",
    statement: "A state that is touchier about its sovereignty is never likelier to sign",
    source: "S3, S4",
    lever: "actors.*.sovereignty",
    outcome: "signed.*",
    direction: "lowers",
    subject: "self",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.sovereignty"],
    condition: COMPANY,
    example: turkmen("actors.TKM.sovereignty"),
  },
  {
    id: "identity",
    statement: "A public that feels more Central Asian never makes a state less likely to sign",
    source: "S1, S4",
    lever: "actors.*.identity",
    outcome: "signed.*",
    direction: "raises",
    subject: "self",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.identity"],
    condition: COMPANY,
    example: tajik("actors.TJK.identity"),
  },
  {
    id: "leader",
    statement: "A leader who favours the region more never makes his state less likely to sign",
    source: "S3, S4",
    lever: "actors.*.leader.regionalism",
    outcome: "signed.*",
    direction: "raises",
    subject: "self",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.leader", "accession.courtship"],
    condition: COMPANY,
    example: turkmen("actors.TKM.leader.regionalism"),
  },
  {
    id: "courtship",
    statement: "More courtship by the core never makes a hold-out less likely to sign",
    source: "S1",
    lever: "actors.*.diplomaticBudget",
    outcome: "signed.*",
    direction: "raises",
    subject: "holdouts",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.courtship"],
    condition: `${COMPANY}; the budget is positive throughout, for it makes a state one of the core`,
    example: turkmen("actors.KAZ.diplomaticBudget"),
  },
  {
    id: "preparation",
    statement: "A state whose ministries are better prepared is never less likely to sign",
    source: "S0",
    lever: "actors.*.preparation",
    outcome: "signed.*",
    direction: "raises",
    subject: "self",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.procedure"],
    condition: COMPANY,
    example: tajik("actors.TJK.preparation"),
  },
  {
    id: "duplication",
    statement: "Sitting in more bodies that do the same work never makes a state likelier to sign",
    source: "S3",
    lever: "actors.*.overlap",
    outcome: "signed.*",
    direction: "lowers",
    subject: "self",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.duplication"],
    condition: COMPANY,
    example: tajik("actors.TJK.overlap"),
  },
  {
    id: "inertia",
    statement: "Having let an opportunity pass never makes a state likelier to sign",
    source: "judgement",
    lever: "treaties.*.deferred.*",
    outcome: "signed.*",
    direction: "lowers",
    subject: "self",
    scope: "one-step",
    beliefs: "solved anew",
    weights: ["accession.inertia"],
    condition: COMPANY,
    example: tajik("treaties.friendship.deferred.TJK"),
  },
  {
    id: "commitment",
    statement: "A higher cost of any commitment never makes a state likelier to sign",
    source: "judgement",
    lever: "parameters.accession.fixed",
    outcome: "signed.*",
    direction: "lowers",
    subject: "all",
    scope: "one-step",
    beliefs: "solved anew",
    weights: [],
    condition: COMPANY,
    example: tajik("parameters.accession.fixed"),
  },
  {
    id: "commitment-path",
    statement: "A higher cost of any commitment never brings a signature forward",
    source: "judgement",
    lever: "parameters.accession.fixed",
    outcome: "signed.*",
    direction: "lowers",
    subject: "all",
    scope: "pathwise",
    beliefs: "held",
    weights: [],
    example: tajik("parameters.accession.fixed"),
  },
];
