// An operation in slices: between two steps the event loop runs, so that a
// page stays alive, progress can be shown and the operation can be aborted.
import { VecsolveError } from "./error.js";

// A work unit is about a nanosecond, so a slice is about 4 ms: frames are kept.
const SLICE = 4_000_000;

export async function runAsync(handle, spec, args, { signal, onProgress, budget = SLICE } = {}) {
  signal?.throwIfAborted();
  let result = handle.run(spec, { ...args, budget });
  const job = handle.job;
  try {
    while (result.status === "pending") {
      onProgress?.(result);
      await turn();
      if (handle.job !== job) {
        const status = handle.alive ? "idle" : "handle";
        throw new VecsolveError(status, `${spec.op}: it was ended from elsewhere before it was done`);
      }
      signal?.throwIfAborted();
      result = handle.step(budget);
    }
    return result;
  } catch (error) {
    if (job !== null && handle.job === job) {
      handle.cancel();
      job.discard();
    }
    throw error;
  }
}

// Timers are held back to 4 ms in browsers; a message is not.
function turn() {
  if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
