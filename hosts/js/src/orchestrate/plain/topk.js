// The k best values: best first, equals by lower index, NaN last. The outputs
// are kept sorted, and a value that is better than the last moves in.

export function topk(x, largest, indices, values, n, k) {
  let held = 0;
  for (let i = 0; i < n && k > 0; i++) {
    const v = x[i];
    if (held === k && !before(v, values[k - 1], largest)) continue;
    let at = held === k ? k - 1 : held++;
    // An earlier index stays before its equals.
    for (; at > 0 && before(v, values[at - 1], largest); at--) {
      values[at] = values[at - 1];
      indices[at] = indices[at - 1];
    }
    values[at] = v === v ? v : NaN;
    indices[at] = i;
  }
  return 0;
}

/** Whether a is better than b: larger or smaller, or a number where b is none. */
function before(a, b, largest) {
  return b !== b ? a === a : largest ? a > b : a < b;
}
