// What the kernels of a type are besides their loops: those that rest on sums
// and dots, on comparisons, or on rows. As the module's exports, by their
// names; statuses are the numbers of the table.
import { topk } from "./topk.js";

export const [OVERLAP, DTYPE, SHAPE, INDEX, STRUCTURE] = [-9, -17, -18, -20, -21];

const TYPES = {
  f32: { round: Math.fround, smallSquare: 2 ** -103, most: 126, View: Float32Array },
  f64: { round: (v) => v, smallSquare: 2 ** -970, most: 1022, View: Float64Array },
};

/** All kernels of a type, `vs_<name>_<dtype>`. */
export function kernels(dtype, own) {
  const { round, smallSquare, most, View } = TYPES[dtype];
  const { sum, dot, l1, l2sq, axpy } = own;
  const LANES = 64 / View.BYTES_PER_ELEMENT;

  const mean = (x, n) => canonical(round(sum(x, n) / round(n)));

  const squareRoot = (v) => round(Math.sqrt(v));
  const safe = (v) => v >= smallSquare && v < Infinity;
  function nrm2(x, n) {
    const squares = dot(x, x, n);
    if (safe(squares)) return squareRoot(squares);
    const largest = amax(x, n);
    if (largest === 0 || !Number.isFinite(largest)) return largest;
    const scale = inverse(largest);
    const scaled = View.from({ length: n }, (_, i) => scale * x[i]);
    return round(squareRoot(dot(scaled, scaled, n)) / scale);
  }

  function cosine(x, y, n) {
    const [xy, xx, yy] = [dot(x, y, n), dot(x, x, n), dot(y, y, n)];
    if (safe(xx) && safe(yy) && Number.isFinite(xy)) return ratio(xy, xx, yy);
    const [mx, my] = [amax(x, n), amax(y, n)];
    if (!Number.isFinite(mx) || !Number.isFinite(my)) return NaN;
    if (mx === 0 || my === 0) return 0;
    const [cx, cy] = [inverse(mx), inverse(my)];
    const [u, v] = [View.from({ length: n }, (_, i) => cx * x[i]), View.from({ length: n }, (_, i) => cy * y[i])];
    return ratio(dot(u, v, n), dot(u, u, n), dot(v, v, n));
  }
  const ratio = (xy, xx, yy) => Math.max(-1, Math.min(1, round(xy / round(squareRoot(xx) * squareRoot(yy)))));

  /** 2^-e for a number in [2^e, 2^(e+1)), e held to what is normal. */
  function inverse(v) {
    // A logarithm may be rounded up to the next whole number, or down.
    let e = Math.max(-most, Math.min(most, Math.floor(Math.log2(v))));
    if (e > -most && 2 ** e > v) e--;
    if (e < most && 2 ** (e + 1) <= v) e++;
    return 2 ** -e;
  }

  // Largest by a measure: of zeros of both signs the lanes decide, so they are
  // walked in order, the last block padded with the first value.
  const amax = (x, n) => (n === 0 ? 0 : largest(x, n, Math.abs));
  const max = (x, n) => largest(x, n, (v) => v);
  const min = (x, n) => canonical(-largest(x, n, (v) => -v));
  function largest(x, n, of) {
    let best = -Infinity;
    for (let i = 0; i < n; i++) {
      const v = x[i];
      if (v !== v) return NaN;
      if (of(v) > best) best = of(v);
    }
    if (best !== 0) return best;
    const lanes = new View(LANES).fill(-Infinity);
    for (let i = 0; i < Math.ceil(n / LANES) * LANES; i++) {
      const v = of(i < n ? x[i] : x[0]);
      if (v > lanes[i % LANES]) lanes[i % LANES] = v;
    }
    for (let half = LANES / 2; half > 0; half >>= 1) {
      for (let j = 0; j < half; j++) if (lanes[j + half] > lanes[j]) lanes[j] = lanes[j + half];
    }
    return lanes[0];
  }
  const place = (of) => (x, n) => {
    const value = of(x, n);
    for (let i = 0; i < n; i++) if (x[i] === value || x[i] !== x[i]) return i;
    return SHAPE;
  };

  function gemv(trans, m, n, alpha, a, lda, x, beta, y) {
    if (y === x || y === a) return OVERLAP;
    [alpha, beta] = [round(alpha), round(beta)];
    const length = trans ? n : m;
    for (let i = 0; i < length; i++) y[i] = beta === 0 ? 0 : canonical(beta * y[i]);
    if (alpha === 0 || (trans ? m : n) === 0 || length === 0) return 0;
    for (let i = 0; i < m; i++) {
      const row = a.subarray(i * lda, i * lda + n);
      if (trans) axpy(round(alpha * x[i]), row, y, n);
      else y[i] = canonical(y[i] + round(alpha * dot(row, x, n)));
    }
    return 0;
  }

  const METRICS = [dot, l2sq, cosine, l1];
  function search(metric, q, x, indices, scores, queries, rows, cols, stride, k) {
    if (scores === q || scores === x) return OVERLAP;
    const measure = METRICS[metric];
    if (measure === undefined) return DTYPE;
    if (k > rows) return SHAPE;
    const all = new View(rows);
    for (let query = 0; query < (cols === 0 ? 0 : queries); query++) {
      const mine = q.subarray(query * cols, (query + 1) * cols);
      for (let row = 0; row < rows; row++) all[row] = measure(mine, x.subarray(row * stride, row * stride + cols), cols);
      const [from, to] = [query * k, (query + 1) * k];
      topk(all, metric === 0 || metric === 2, indices.subarray(from, to), scores.subarray(from, to), rows, k);
    }
    return 0;
  }

  const best = (x, largest, indices, values, n, k) => (values === x ? OVERLAP : k > n ? SHAPE : topk(x, largest, indices, values, n, k));
  const all = { ...own, mean, nrm2, cosine, amax, max, min, argmin: place(min), argmax: place(max), gemv, search, topk: best };
  return Object.fromEntries(Object.entries(all).map(([name, kernel]) => [`vs_${name}_${dtype}`, kernel]));
}

const canonical = (v) => (v === v ? v : NaN);
