// A pool of workers for batches: each has an instance of the module of its
// own, so that they work side by side.
import { VecsolveError } from "../error.js";
import { load } from "../load.js";
import { Crew } from "./crew.js";
import { PoolRows } from "./rows.js";
import { PoolMatrix } from "./system.js";

/** Starts the workers. */
export async function createPool({ workers = usual(), vs, shared = canShare(), max_bytes, ...from } = {}) {
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
    throw new VecsolveError("field", `workers is ${String(workers)}: give a number from 1 to 64`);
  }
  if (shared && !canShare()) {
    throw new VecsolveError("field", "shared: this page is not cross-origin isolated, so it has no shared memory");
  }
  const { module } = vs ?? (await load(from));
  const crew = new Crew(shared);
  await crew.start(workers, module, max_bytes === undefined ? {} : { max_bytes });
  return new Pool(crew);
}

class Pool {
  #crew;

  constructor(crew) {
    this.#crew = crew;
    this.size = crew.size;
    this.shared = crew.shared;
  }

  rows(data, { cols } = {}) {
    return PoolRows.make(this.#crew, data, cols);
  }
  csr(args) {
    return PoolMatrix.make(this.#crew, args ?? {});
  }

  /** Ends the workers, whatever they are at. */
  terminate() {
    this.#crew.end(new VecsolveError("worker", "the pool was terminated"));
  }
  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.terminate();
  }
}

// In a page that is not cross-origin isolated there is none to be posted.
function canShare() {
  return typeof SharedArrayBuffer === "function" && globalThis.crossOriginIsolated !== false;
}

function usual() {
  return Math.min(8, globalThis.navigator?.hardwareConcurrency ?? globalThis.process?.getBuiltinModule?.("node:os").availableParallelism() ?? 2);
}
