// What the benchmarks compute on, and answers in about twice the precision to
// check against before anything is timed.

/** Numbers in [-1, 1) from a counter: the same in every run. */
export function painted(View, n, seed) {
  return View.from({ length: n }, (_, i) => {
    let h = Math.imul(i + 1, 2654435761) ^ Math.imul(seed, 40503);
    h = Math.imul(h ^ (h >>> 15), 2246822519);
    return ((h ^ (h >>> 13)) >>> 0) / 2 ** 31 - 1;
  });
}

/** Sum of x[i] y[i], compensated (Ogita, Rump, Oishi: Dot2), and of its magnitudes. */
export function dotReference(x, y) {
  let [sum, lost, magnitude] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const product = x[i] * y[i];
    const next = sum + product;
    const part = next - sum;
    lost += sum - (next - part) + (product - part) + productError(x[i], y[i], product);
    sum = next;
    magnitude += Math.abs(product);
  }
  return { value: sum + lost, magnitude };
}

// Dekker: what rounding took from a product, by splitting the factors in halves.
function productError(a, b, product) {
  const split = (v) => {
    const c = 134217729 * v;
    const high = c - (c - v);
    return [high, v - high];
  };
  const [[ah, al], [bh, bl]] = [split(a), split(b)];
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}

/** Fails unless `got` is as near as a sum of n products in `lanes` lanes must be. */
export function checkDot(got, { value, magnitude }, n, dtype, name) {
  const [unit, lanes] = dtype === "f32" ? [2 ** -24, 16] : [2 ** -53, 8];
  const bound = (Math.ceil(n / lanes) + 6) * unit * magnitude + Number.MIN_VALUE;
  if (!(Math.abs(got - value) <= bound)) throw new Error(`${name}, n = ${n}: ${got}, expected ${value} within ${bound}`);
}

/** The five-point Poisson matrix of a k x k grid in compressed rows. */
export function poisson(k, View) {
  const rows = k * k;
  const rowPtr = new Uint32Array(rows + 1);
  const [col, val] = [new Uint32Array(5 * rows), new View(5 * rows)];
  let nnz = 0;
  const put = (there, j, v) => {
    if (!there) return;
    col[nnz] = j;
    val[nnz++] = v;
  };
  for (let i = 0; i < rows; i++) {
    const [y, x] = [Math.floor(i / k), i % k];
    put(y > 0, i - k, -1);
    put(x > 0, i - 1, -1);
    put(true, i, 4);
    put(x < k - 1, i + 1, -1);
    put(y < k - 1, i + k, -1);
    rowPtr[i + 1] = nnz;
  }
  return { rows, rowPtr, col: col.slice(0, nnz), val: val.slice(0, nnz) };
}
