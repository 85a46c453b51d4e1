// How the JavaScript benchmarks measure, in Node and in the browser. Candidates
// are timed in turn, round by round (A B C A B C ...), so that a slow moment of
// the machine hits all of them; a ratio is taken within its round, and the
// median of the ratios is what counts. A candidate is `(repetitions) => ...`,
// or a promise of it; a time is that of one repetition, in nanoseconds.

/**
 * A meter over a clock of nanoseconds. A row of candidates takes `rounds`
 * rounds of about `roundMs` for each after `warmMs` of warming up, but not more
 * than `rowMs` in all: with fewer than 100 rounds the 99th percentile is the
 * slowest one.
 */
export function meter({ now, rounds = 101, roundMs = 2, rowMs: usual = 5000, warmMs = 10, pause }) {
  const time = async (run, reps) => {
    const start = now();
    const done = run(reps);
    if (done instanceof Promise) await done;
    return (now() - start) / reps;
  };

  // Enough repetitions for a round, looked for again and again while the engine
  // warms up: later looks find what was optimised since the first.
  const repetitions = async (run) => {
    let [reps, ms, spent] = [1, 0, 0];
    for (let look = 0; look < 2 || spent < warmMs; look++) {
      for (reps = Math.max(1, reps >> 2); reps < 2 ** 24; reps *= 2) {
        ms = ((await time(run, reps)) * reps) / 1e6;
        spent += ms;
        if (ms >= roundMs) break;
      }
    }
    return { reps, ms };
  };

  const rows = async (candidates, most, rowMs = usual) => {
    const names = Object.keys(candidates);
    const plan = {};
    for (const name of names) plan[name] = await repetitions(candidates[name]);
    const ms = names.reduce((sum, name) => sum + plan[name].ms, 0);
    const times = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = Math.max(5, Math.min(most, Math.floor(rowMs / ms))); round > 0; round--) {
      for (const name of names) times[name].push(await time(candidates[name], plan[name].reps));
      if (pause) await pause();
    }
    return times;
  };

  /**
   * Times `{ name: candidate }`. Answers for each the median, 95th and 99th
   * percentile of its rounds, and its ratio to the reference, above 1 where it
   * is faster; and which goals are met. A goal names two candidates and a bound
   * of their ratio (`least` times faster, `within` so many times the other's
   * time), or one and the nanoseconds it stays `under`.
   */
  const compare = async (candidates, reference, goals = [], { rowMs } = {}) => {
    const times = await rows(candidates, rounds, rowMs);
    const against = (a, b) => times[a].map((t, round) => times[b][round] / t);
    const row = ([name, t]) => [
      name,
      { ns: digits(at(t, 0.5)), p95: digits(at(t, 0.95)), p99: digits(at(t, 0.99)), ratio: spread(against(name, reference)) },
    ];
    const verdict = ({ of, against: other, least, within, under }) => {
      if (under) return { of, under, ns: digits(at(times[of], 0.5)), met: at(times[of], 0.5) < under };
      const ratio = spread(least ? against(of, other) : against(other, of));
      return { of, against: other, ...(least ? { least } : { within }), ratio, met: least ? ratio.median >= least : ratio.median <= within };
    };
    return {
      rounds: times[reference].length,
      candidates: Object.fromEntries(Object.entries(times).map(row)),
      goals: goals.filter(({ of, against: other }) => times[of] && (!other || times[other])).map(verdict),
    };
  };

  /** The fastest of several candidates: the reference is the best that was found. */
  const fastest = async (candidates) => {
    if (Object.keys(candidates).length === 1) return Object.keys(candidates)[0];
    const times = await rows(candidates, 9);
    return Object.keys(times).reduce((a, b) => (at(times[b], 0.5) < at(times[a], 0.5) ? b : a));
  };
  return { compare, fastest };
}

function at(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
const digits = (value) => Number(value.toPrecision(3));
const spread = (values) => ({ median: digits(at(values, 0.5)), p5: digits(at(values, 0.05)), p95: digits(at(values, 0.95)) });
