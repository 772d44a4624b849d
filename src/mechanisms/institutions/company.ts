/** Partner weights among those who are members now. */

/** w_ij over the members j, scaled to sum 1 (0 where i has no partner among them). */
export function companyOf(member: Float64Array, partner: Float64Array, company: Float64Array): () => void {
  const n = member.length;
  return () => {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) if (j !== i) sum += partner[i * n + j]! * member[j]!;
      for (let j = 0; j < n; j++)
        company[i * n + j] = j !== i && sum > 0 ? (partner[i * n + j]! * member[j]!) / sum : 0;
    }
  };
}
