// The kernels that can run either way: which argument says the dtype, what
// their size is, and what they are measured on.
const vectors = (count) => (array, dtype, n) => Array.from({ length: count }, (_, seed) => array(dtype, painted(n, seed)));
const numbersFirst = (numbers, count) => (array, dtype, n) => [...numbers, ...vectors(count)(array, dtype, n)];
const length = (x) => x.length;
const row = (lead, sample) => ({ lead, named: false, size: length, sample });

/** By name: `lead` is the place, or the field, of the array that has the dtype. */
export const KERNELS = {
  ...every(["sum", "asum", "mean", "nrm2", "amax", "min", "max", "argmin", "argmax"], row(0, vectors(1))),
  ...every(["dot", "l2sq", "l1", "cosine", "abs", "neg", "sqrt"], row(0, vectors(2))),
  ...every(["add", "sub", "mul", "div"], row(0, vectors(3))),
  scale: row(1, numbersFirst([1], 1)),
  axpy: row(1, numbersFirst([1], 2)),
  axpby: row(2, numbersFirst([0.5, 0.5], 3)),
  clamp: row(2, numbersFirst([-1, 1], 2)),
  topk: {
    lead: "x",
    named: true,
    size: (_, { x }) => x.length,
    sample: (array, dtype, n) => {
      const k = Math.min(10, n);
      return [{ x: array(dtype, painted(n, 0)), largest: true, indices: array("u32", k), values: array(dtype, k) }];
    },
  },
  gemv: {
    lead: "a",
    named: true,
    size: (_, { m, n }) => m * n,
    sample: (array, dtype, n) => {
      const side = Math.max(1, Math.round(Math.sqrt(n)));
      return [{ m: side, n: side, a: array(dtype, painted(side * side, 0)), x: array(dtype, painted(side, 1)), y: array(dtype, side) }];
    },
  },
  search: {
    lead: "q",
    named: true,
    size: (_, { queries, rows, cols }) => queries * rows * cols,
    sample: (array, dtype, n) => {
      const [rows, cols] = [Math.max(1, Math.round(n / 64)), Math.min(64, n)];
      const found = { indices: array("u32", 1), scores: array(dtype, 1) };
      return [{ metric: "dot", q: array(dtype, painted(cols, 0)), x: array(dtype, painted(rows * cols, 1)), ...found, queries: 1, rows, cols, k: 1 }];
    },
  },
  spmv: {
    lead: 2,
    named: false,
    size: length,
    // Five values a row, as a grid has.
    sample: (array, dtype, n) => {
      const rows = Math.max(1, Math.round(n / 5));
      const rowPtr = Array.from({ length: rows + 1 }, (_, i) => 5 * i);
      const col = Array.from({ length: 5 * rows }, (_, i) => (Math.floor(i / 5) + 7 * (i % 5)) % rows);
      return [array("u32", rowPtr), array("u32", col), array(dtype, painted(5 * rows, 0)), array(dtype, painted(rows, 1)), array(dtype, rows)];
    },
  },
};

function every(names, about) {
  return Object.fromEntries(names.map((name) => [name, about]));
}
function painted(n, seed) {
  return Float32Array.from({ length: n }, (_, i) => (((i + 1) * (7 + 2 * seed)) % 41) / 8 - 2);
}
