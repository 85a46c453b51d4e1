// The crossover of a kernel: from which size on the module is the faster way.
// Both are run in turn on the same arrays, at sizes found by halving the range
// of what is possible; the faster of several rounds counts, which is what a
// machine that does other things too disturbs least.

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];
const [ROUNDS, ROUND_MS, MOST_MS] = [5, 0.1, 5];

const now = () => performance.now();

/** The step of the clock in milliseconds: browsers make it coarse. */
export const clock = { now, step: once(stepOfClock) };

/** The smallest measured size from which `fast` is faster, Infinity where it never is. */
export function crossover(run, sample, free) {
  const roundMs = Math.min(MOST_MS, Math.max(ROUND_MS, 10 * clock.step()));
  const faster = (n) => {
    const args = sample(n);
    try {
      const [plain, wasm] = [() => run.plain(args), () => run.wasm(args)];
      const reps = [repetitions(plain, roundMs), repetitions(wasm, roundMs)];
      let [a, b] = [Infinity, Infinity];
      for (let round = 0; round < ROUNDS; round++) {
        a = Math.min(a, timed(plain, reps[0]));
        b = Math.min(b, timed(wasm, reps[1]));
      }
      return b < a;
    } finally {
      free(args);
    }
  };
  // Once to warm up: what is compiled late would count as slow.
  faster(64);
  let [low, high] = [0, SIZES.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (faster(SIZES[middle])) high = middle;
    else low = middle + 1;
  }
  return SIZES[low] ?? Infinity;
}

function repetitions(body, roundMs) {
  for (let reps = 1; ; reps *= 2) if (timed(body, reps) * reps >= roundMs || reps >= 2 ** 20) return reps;
}

function timed(body, reps) {
  const start = now();
  for (let r = 0; r < reps; r++) body();
  return (now() - start) / reps;
}

function stepOfClock() {
  let step = Infinity;
  for (let k = 0; k < 5; k++) {
    const start = now();
    let next = start;
    for (let spin = 0; next === start && spin < 1e7; spin++) next = now();
    if (next > start) step = Math.min(step, next - start);
  }
  return step;
}

function once(f) {
  let value;
  return () => (value ??= f());
}
