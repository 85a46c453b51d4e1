// The kernels over vectors that are timed, in Node and on the page: what to
// call, the plain JavaScript to beat, and what the answer must be.
//
// `args` are names of the export's arguments, `plainArgs` those of the plain
// loop where they differ; arrays stand for their addresses in the module.
// `expect` answers the right values and the sizes that the rounding is in
// proportion to: an answer is right within `ulps` units of that size.
import { hamming, hamming15, layernorm, layernorm4, softmax, unrolled, written } from "./loops.mjs";
import { painted } from "./inputs.mjs";

export const VIEWS = { f32: Float32Array, f64: Float64Array, u8: Uint8Array };
const FLOATS = ["f32", "f64"];
const LENGTHS = [1000, 10_000, 100_000];
const SHORT = [1000, 100_000];

const sum = (n, term) => {
  let [value, size] = [0, 0];
  for (let i = 0; i < n; i++) {
    const t = term(i);
    value += t;
    size += Math.abs(t);
  }
  return { values: [value], sizes: [size] };
};
const each = (n, value, size = value) => ({
  values: Array.from({ length: n }, (_, i) => value(i)),
  sizes: Array.from({ length: n }, (_, i) => Math.abs(size(i))),
});

const reduce = (args, statement, term, more = {}) => ({
  args: [...args, "n"],
  plain: unrolled([...args, "n"], statement),
  expect: (d, n) => sum(n, (i) => term(d, i)),
  ulps: (n) => n + 8,
  lengths: LENGTHS,
  ...more,
});
const map = (args, statement, value, more = {}) => ({
  args: [...args, "n"],
  plain: unrolled([...args, "n"], statement),
  expect: (d, n) => each(n, (i) => value(d, i)),
  writes: "out",
  ulps: () => 2,
  lengths: LENGTHS,
  ...more,
});

// What the issue asks of them: times faster than plain JavaScript, by dtype.
const goals = (f32, f64) => ({ f32, f64 });

export const VECTORS = {
  dot: reduce(["x", "y"], "s# += x[@] * y[@];", ({ x, y }, i) => x[i] * y[i], { reads: ["x", "y"], goals: goals(7, 4), bounded: true, seed: true }),
  l2sq: reduce(["x", "y"], "const d = x[@] - y[@]; s# += d * d;", ({ x, y }, i) => (x[i] - y[i]) ** 2, {
    reads: ["x", "y"],
    goals: goals(7),
    bounded: true,
  }),
  axpy: map(["alpha", "x", "y"], "y[@] += alpha * x[@];", ({ alpha, x, y }, i) => y[i] + alpha * x[i], {
    expect: ({ alpha, x, y }, n) => each(n, (i) => y[i] + alpha * x[i], (i) => Math.abs(y[i]) + Math.abs(alpha * x[i])),
    writes: "y",
    reads: ["x", "y"],
    goals: goals(7),
    bounded: true,
  }),
  sum: reduce(["x"], "s# += x[@];", ({ x }, i) => x[i], { reads: ["x"] }),
  nrm2: reduce(["x"], "s# += x[@] * x[@];", () => 0, {
    plain: unrolled(["x", "n"], "s# += x[@] * x[@];", { result: "Math.sqrt(s)" }),
    expect: ({ x }, n) => {
      const root = Math.sqrt(sum(n, (i) => x[i] ** 2).values[0]);
      return { values: [root], sizes: [root] };
    },
    seed: true,
  }),
  count_nonzero: reduce(["eps", "x"], "s# += Math.abs(x[@]) <= eps ? 0 : 1;", ({ eps, x }, i) => (Math.abs(x[i]) <= eps ? 0 : 1), { seed: true }),
  add: map(["x", "y", "out"], "out[@] = x[@] + y[@];", ({ x, y }, i) => x[i] + y[i], { seed: true }),
  sub: map(["x", "y", "out"], "out[@] = x[@] - y[@];", ({ x, y }, i) => x[i] - y[i], { seed: true }),
  mul: map(["x", "y", "out"], "out[@] = x[@] * y[@];", ({ x, y }, i) => x[i] * y[i]),
  scale: map(["minus", "x"], "x[@] *= minus;", ({ x }, i) => -x[i], { writes: "x", seed: true }),
  diff: map(["x", "out"], "out[@] = x[@ + 1] - x[@];", () => 0, {
    plain: unrolled(["x", "out", "n"], "out[@] = x[@ + 1] - x[@];", { bound: "n - 1" }),
    expect: ({ x }, n) => each(Math.max(0, n - 1), (i) => x[i + 1] - x[i]),
    seed: true,
  }),
  abs: map(["x", "out"], "out[@] = Math.abs(x[@]);", ({ x }, i) => Math.abs(x[i]), { seed: true }),
  clamp: map(["low", "high", "x", "out"], "", ({ low, high, x }, i) => Math.min(high, Math.max(low, x[i])), {
    plain: {
      ...unrolled(["low", "high", "x", "out", "n"], "const v = x[@]; out[@] = v < low ? low : v > high ? high : v;"),
      "Math.min": unrolled(["low", "high", "x", "out", "n"], "out[@] = Math.min(high, Math.max(low, x[@]));").simple,
    },
    seed: true,
  }),
  exp: map(["x", "out"], "out[@] = Math.exp(x[@]);", ({ x }, i) => Math.exp(x[i]), { ulps: () => 8, lengths: SHORT, goals: goals(8) }),
  tanh: map(["x", "out"], "out[@] = Math.tanh(x[@]);", ({ x }, i) => Math.tanh(x[i]), { ulps: () => 8, lengths: SHORT, goals: goals(8) }),
  softmax: {
    args: ["x", "out", 1, "n", "n"],
    plainArgs: ["x", "out", "n"],
    plain: written(softmax),
    writes: "out",
    expect: ({ x }, n) => {
      const max = x.reduce((a, b) => Math.max(a, b), -Infinity);
      const total = sum(n, (i) => Math.exp(x[i] - max)).values[0];
      return each(n, (i) => Math.exp(x[i] - max) / total);
    },
    ulps: (n) => 16 + n / 8,
    lengths: SHORT,
    goals: goals(8),
  },
  layernorm: {
    args: ["x", "gamma", "beta", "eps", "out", 1, "n", "n"],
    plainArgs: ["x", "gamma", "beta", "eps", "out", "n"],
    plain: written(layernorm, layernorm4),
    writes: "out",
    expect: ({ x, gamma, beta, eps }, n) => {
      const mean = sum(n, (i) => x[i]).values[0] / n;
      const scale = 1 / Math.sqrt(sum(n, (i) => (x[i] - mean) ** 2).values[0] / n + eps);
      return each(n, (i) => (x[i] - mean) * scale * gamma[i] + beta[i], () => 4);
    },
    ulps: (n) => 16 + n / 8,
    lengths: SHORT,
    goals: goals(8),
  },
  hamming: {
    dtypes: ["u8"],
    args: ["x", "y", "n"],
    plainArgs: ["words", "others", "quarter"],
    plain: written(hamming, hamming15),
    expect: ({ x, y }, n) => sum(n, (i) => (x[i] ^ y[i]).toString(2).replaceAll("0", "").length),
    ulps: () => 0,
    lengths: [128, 1024, 65_536],
    reads: ["x", "y"],
    under: { 1024: 70 },
  },
};
for (const kernel of Object.values(VECTORS)) kernel.dtypes ??= FLOATS;

/** What a kernel computes on; clamp changes one value in fifty, so that branches are foreseen. */
export function data(dtype, n) {
  const View = VIEWS[dtype];
  const values = (seed) => (dtype === "u8" ? View.from(painted(Float64Array, n, seed), (v) => (v + 1) * 128) : painted(View, n, seed));
  const [x, y] = [values(1), values(2)];
  const words = (bytes) => new Uint32Array(bytes.buffer, 0, n >> 2);
  return {
    n, x, y, out: new View(n), gamma: values(3), beta: values(4),
    alpha: 0.5, minus: -1, low: -0.98, high: 0.98, eps: 2 ** -20,
    ...(dtype === "u8" ? { words: words(x), others: words(y), quarter: n >> 2 } : {}),
  };
}

/** Fails unless a number or an array is what the kernel must answer on this data. */
export function check(kernel, data, got, dtype, name) {
  const unit = { f32: 2 ** -24, f64: 2 ** -53, u8: 0 }[dtype];
  const { values, sizes } = kernel.expect(data, data.n);
  const bound = kernel.ulps(data.n) * unit;
  values.forEach((value, i) => {
    const answer = typeof got === "number" ? got : got[i];
    if (!(Math.abs(answer - value) <= bound * sizes[i])) throw new Error(`${name}, n = ${data.n}: ${answer} at ${i}, expected ${value}`);
  });
}

/** Arguments by name; arrays are resident ones, as addresses. */
export const pick = (args, data, address = (array) => array) =>
  args.map((arg) => (typeof arg === "number" ? arg : ArrayBuffer.isView(data[arg]) || data[arg]?.ptr !== undefined ? address(data[arg]) : data[arg]));

/** The plain loops by name, each checked and ready to be called over and over: `{ name: [f, args] }`. */
export function plainLoops(kernel, dtype, n) {
  const loops = {};
  for (const [name, make] of Object.entries(kernel.plain)) {
    const [f, d] = [make(), data(dtype, n)];
    const args = pick(kernel.plainArgs ?? kernel.args, d);
    const answer = f(...args);
    check(kernel, data(dtype, n), kernel.writes ? d[kernel.writes] : answer, dtype, name);
    loops[name] = [f, args];
  }
  return loops;
}

/** A kernel of a module over resident arrays, checked: `{ f, args, bits, arrays }`. */
export function resident(module, kernel, exported, dtype, n) {
  const d = data(dtype, n);
  const arrays = [];
  const inside = Object.fromEntries(
    Object.entries(d).map(([name, value]) => {
      if (!kernel.args.includes(name) || !ArrayBuffer.isView(value)) return [name, value];
      arrays.push(module.array(value.constructor, value));
      return [name, arrays.at(-1)];
    }),
  );
  const args = pick(kernel.args, inside, (array) => array.ptr);
  const answer = exported(...args);
  if (kernel.writes && answer !== 0) throw new Error(`the module refused with ${answer}`);
  const got = kernel.writes ? inside[kernel.writes].view.slice() : answer;
  check(kernel, d, got, dtype, "module");
  const free = () => arrays.forEach((array) => module.free(array));
  return { f: exported, args, bits: String(got), addresses: (kernel.reads ?? []).map((name) => inside[name].ptr), free };
}
