// Selection by workload: a kernel runs in plain JavaScript or in the module,
// whichever is faster for its size on this machine; both give the same bits.
// From which size on the module is, is measured when a kernel is first used, or
// read from a profile. Where there is no WebAssembly, all runs plainly.
import { VecsolveError } from "../error.js";
import { load } from "../load.js";
import { ABI } from "../ops.js";
import { Plain } from "./array.js";
import { KERNELS } from "./kernels.js";
import { clock, crossover } from "./measure.js";
import { Statistics } from "./statistics.js";

export { KERNELS };

/** Makes an orchestrator, with a module if one can be had. */
export async function orchestrate({ vs, profile, every = 16, config, ...from } = {}) {
  if (!Number.isInteger(every) || every < 1) throw new VecsolveError("field", `every is ${String(every)}: give a whole number from 1`);
  let reason = null;
  try {
    if (vs === undefined) {
      if (typeof WebAssembly === "undefined") throw new VecsolveError("load", "this engine has no WebAssembly");
      vs = await load(from);
    }
  } catch (error) {
    [vs, reason] = [null, error];
  }
  return new Orchestrator(vs, reason, profile, every, config);
}

class Orchestrator {
  #vs;
  #plain;
  #every;
  /** By "dot f32": from which size on the module is taken. */
  #from = new Map();
  #statistics = new Map();

  constructor(vs, reason, profile, every, config) {
    /** The instance that keeps the arrays and has all other operations; null without a module. */
    this.instance = vs?.create(config) ?? null;
    /** Why there is no module; null where there is. */
    this.reason = reason;
    this.#vs = vs;
    this.#plain = new Plain(this.instance);
    this.#every = every;
    if (profile?.abi === ABI && profile.variant === vs?.variant) {
      for (const [key, n] of Object.entries(profile.from)) this.#from.set(key, n ?? Infinity);
    }
  }

  array(dtype, given) {
    return this.#plain.array(dtype, given);
  }

  /** Measures kernels now instead of at their first use. */
  measure(names = Object.keys(KERNELS), dtypes = ["f32", "f64"]) {
    for (const name of names) {
      if (!Object.hasOwn(KERNELS, name)) throw new VecsolveError("field", `measure: ${String(name)} is none of ${Object.keys(KERNELS).join(", ")}`);
      for (const dtype of dtypes) this.#threshold(name, dtype);
    }
    return this.profile();
  }

  /** What was measured, to be kept and given to orchestrate() another time. */
  profile() {
    // JSON has no infinity: null is "never".
    const from = Object.fromEntries([...this.#from].map(([key, n]) => [key, Number.isFinite(n) ? n : null]));
    return { abi: ABI, variant: this.#vs?.variant ?? null, from };
  }

  /** What the calls cost; all of it can be written as JSON. */
  statistics() {
    const kernels = [...this.#statistics].map(([key, s]) => {
      const [kernel, dtype] = key.split(" ");
      return { kernel, dtype, ...s.read() };
    });
    const js = globalThis.performance?.memory?.usedJSHeapSize ?? globalThis.process?.memoryUsage?.().heapUsed ?? null;
    const heap = { wasm: this.#vs?.memory.buffer.byteLength ?? 0, js };
    return { unit: "us", clock: clock.step() * 1000, every: this.#every, heap, kernels };
  }

  /** Gives everything back. */
  destroy() {
    this.instance?.destroy();
  }
  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.destroy();
  }

  // One method a kernel, with the arguments it has on an instance.
  static {
    for (const [name, row] of Object.entries(KERNELS)) {
      const about = { ...row, f32: `${name} f32`, f64: `${name} f64` };
      Orchestrator.prototype[name] = function (a, b, c, d, e) {
        return this.#run(name, about, a, b, c, d, e);
      };
    }
  }

  /** Runs a kernel the faster way. */
  #run(name, about, a, b, c, d, e) {
    const lead = about.named ? a?.[about.lead] : [a, b, c, d, e][about.lead];
    const known = lead?.owner === this.#plain && (lead.dtype === "f32" || lead.dtype === "f64");
    // What the methods refuse, they refuse in their words.
    if (!known) return this.#plain.methods[name](a, b, c, d, e);
    const key = lead.dtype === "f32" ? about.f32 : about.f64;
    let statistics = this.#statistics.get(key);
    if (statistics === undefined) this.#statistics.set(key, (statistics = new Statistics(this.#every)));
    const wasm = this.instance !== null && about.size(lead, a) >= (this.#from.get(key) ?? this.#threshold(name, lead.dtype));
    if (!wasm) return statistics.count(this.#plain.methods[name], false, this.#plain.methods, a, b, c, d, e);
    if (about.named) a = fields(a, this.#plain);
    else [a, b, c, d, e] = [inside(a, this.#plain), inside(b, this.#plain), inside(c, this.#plain), inside(d, this.#plain), inside(e, this.#plain)];
    return statistics.count(this.instance[name], true, this.instance, a, b, c, d, e);
  }

  #threshold(name, dtype) {
    const key = `${name} ${dtype}`;
    if (this.instance === null) return Infinity;
    const known = this.#from.get(key);
    if (known !== undefined) return known;
    const about = KERNELS[name];
    const arrays = [];
    const array = (of, given) => {
      arrays.push(this.array(of, given));
      return arrays.at(-1);
    };
    const sample = (n) => {
      const args = about.sample(array, dtype, n);
      return { args, inside: args.map((arg) => (about.named ? fields(arg, this.#plain) : inside(arg, this.#plain))) };
    };
    const free = () => {
      for (const each of arrays.splice(0)) each.free();
    };
    const [plain, wasm] = [this.#plain.methods, this.instance];
    const run = { plain: ({ args }) => plain[name](...args), wasm: (given) => wasm[name](...given.inside) };
    const from = crossover(run, sample, free);
    this.#from.set(key, from);
    return from;
  }
}

/** What the instance knows an argument as. */
function inside(value, owner) {
  return value?.owner === owner ? value.resident : value;
}
function fields(args, owner) {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, inside(value, owner)]));
}
