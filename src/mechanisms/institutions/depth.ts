/** What the members share: the least of their depths, and the least among the states of the core. */

/** d = min over members of d_i, d_core = min over those of them who have a budget to court others (model/3). */
export function depthOf(
  member: Float64Array,
  budget: Float64Array,
  own: Float64Array,
  shared: Float64Array,
  core: Float64Array,
): () => void {
  return () => {
    let [all, inner] = [Infinity, Infinity];
    for (let i = 0; i < member.length; i++) {
      if (member[i] === 0) continue;
      all = Math.min(all, own[i]!);
      if (budget[i]! > 0) inner = Math.min(inner, own[i]!);
    }
    shared[0] = all === Infinity ? 0 : all;
    core[0] = inner === Infinity ? shared[0] : inner;
  };
}
