// The page's side of the worker: calls as promises, progress as a callback.

export class SolveError extends Error {
  constructor({ status, message }) {
    super(message);
    this.status = status;
  }
}

export class Engine {
  #worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  #waiting = new Map();
  #last = 0;

  constructor() {
    this.#worker.onmessage = ({ data: { id, progress, result, error } }) => {
      const call = this.#waiting.get(id);
      if (progress !== undefined) return call?.progress?.(progress);
      this.#waiting.delete(id);
      if (error) call?.fail(new SolveError(error));
      else call?.done(result);
    };
    this.#worker.onerror = (event) => {
      const message = event.message ?? "its files cannot be loaded";
      for (const call of this.#waiting.values()) call.fail(new SolveError({ status: "worker", message: `the worker failed: ${message}` }));
      this.#waiting.clear();
    };
  }

  open(name, bytes) {
    return this.#call({ call: "open", name, bytes });
  }
  solve(task, progress) {
    return this.#call({ call: "solve", ...task }, progress);
  }
  /** pause, resume, step or cancel what is being solved. */
  tell(call) {
    this.#worker.postMessage({ call });
  }

  #call(message, progress) {
    const id = ++this.#last;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail, progress });
      this.#worker.postMessage({ id, ...message });
    });
  }
}
