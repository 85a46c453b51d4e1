// Starts one worker: by its file, or where a bundler left that behind, by the
// copy in the package. Workers of Node are made to look like those of the web.
import { VecsolveError } from "../error.js";

export async function spawn() {
  const Worker = globalThis.Worker ?? threads();
  try {
    // Bundlers find the file by this literal. It imports nothing.
    return await greeted(new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
  } catch (error) {
    return greeted(new Worker(await copy(error), { type: "module" }));
  }
}

/** A worker that has said hello; a file that is no worker never does. */
function greeted(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = (event) => {
      event.preventDefault?.();
      worker.terminate();
      reject(new VecsolveError("worker", `no worker can be started here (${event.message ?? "its file cannot be loaded"})`));
    };
  });
}

async function copy(error) {
  const { default: source } = await import("../../wasm/worker.js").catch(() => {
    throw error;
  });
  if (globalThis.Worker === undefined) return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
}

function threads() {
  const { Worker } = globalThis.process?.getBuiltinModule?.("node:worker_threads") ?? {};
  if (Worker === undefined) throw new VecsolveError("worker", "this runtime has no workers");
  return class extends Worker {
    constructor(url) {
      // A program given by --eval has flags that a worker refuses.
      super(url, { execArgv: [] });
      this.on("message", (data) => this.onmessage?.({ data }));
      this.on("messageerror", (error) => this.onmessageerror?.(error));
      this.on("error", (error) => this.onerror?.(error));
      this.on("exit", (code) => this.onerror?.({ message: `it exited with ${code}` }));
    }
  };
}
