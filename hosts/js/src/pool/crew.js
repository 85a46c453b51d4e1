// The workers of a pool, each with an instance of its own, and the tasks they
// are sent. A worker that dies, and a module that traps, take the pool along:
// what they had is lost, so every task ends with an error, and so does every
// later call.
import { VecsolveError, fromCode } from "../error.js";
import { spawn } from "./spawn.js";

export class Crew {
  #workers = [];
  #tasks = new Map();
  #lastId = 0;
  #lastSlot = 0;
  #lost = null;

  /** `shared`: whether what all workers read is posted once, or a copy to each. */
  constructor(shared) {
    this.shared = shared;
  }

  get size() {
    return this.#workers.length;
  }
  get lost() {
    return this.#lost !== null;
  }

  async start(count, module, config) {
    try {
      await Promise.all(Array.from({ length: count }, () => this.#hire(module, config)));
    } catch (error) {
      this.end(error);
      throw error;
    }
  }

  /** A name for what every worker keeps. */
  slot() {
    return ++this.#lastSlot;
  }

  /** One value for each worker: the same shared memory, or copies to be handed over. */
  forAll(values) {
    if (!this.shared) return this.#workers.map(() => copied(values, 0, values.length));
    if (isShared(values)) return this.#workers.map(() => values);
    const copy = new values.constructor(new SharedArrayBuffer(values.byteLength));
    copy.set(values);
    return this.#workers.map(() => copy);
  }

  /** A part for one worker: of shared memory a view, else a copy to be handed over. */
  part(values, from, to) {
    return this.shared && isShared(values) ? values.subarray(from, to) : copied(values, from, to);
  }

  /** Sends every worker the task: their answers. When one refuses, the rest is stopped. */
  async all(task, args, options = {}) {
    const jobs = this.#workers.map((_, i) => this.send(i, task, args(i), { ...options, onDone: (done) => options.onDone?.(done, i) }));
    return together(jobs);
  }

  /** Sends one worker a task. Its answer has a `stop()`. */
  send(worker, task, args, { signal, onDone } = {}) {
    const id = ++this.#lastId;
    const stop = () => this.#tasks.has(id) && this.#workers[worker].postMessage({ stop: id });
    const answer = new Promise((resolve, reject) => {
      if (this.#lost !== null) throw this.#lost;
      signal?.throwIfAborted();
      const onAbort = () => stop();
      signal?.addEventListener("abort", onAbort, { once: true });
      const finish = (settle) => (value) => {
        signal?.removeEventListener("abort", onAbort);
        this.#tasks.delete(id);
        if (this.#tasks.size === 0) for (const each of this.#workers) each.unref?.();
        settle(value);
      };
      const tell = (done) => {
        try {
          onDone?.(done);
        } catch (error) {
          stop();
          finish(reject)(error);
        }
      };
      this.#tasks.set(id, { resolve: finish(resolve), reject: finish(reject), tell, signal, task });
      // In Node a waiting pool keeps no program alive, a working one does.
      this.#workers[worker].ref?.();
      this.#workers[worker].postMessage({ id, task, args }, buffers(args));
    });
    return Object.assign(answer, { stop });
  }

  /** Ends all workers; whatever is under way is refused with `why`. */
  end(why) {
    this.#lost ??= why;
    for (const worker of this.#workers) worker.terminate();
    for (const { reject } of [...this.#tasks.values()]) reject(this.#lost);
  }

  async #hire(module, config) {
    const worker = await spawn();
    if (this.#lost !== null) return worker.terminate();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onmessageerror = worker.onerror = (event) => {
      event.preventDefault?.();
      this.end(new VecsolveError("worker", `a worker of the pool ended (${event.message ?? "no reason given"}): make a new pool`));
    };
    await this.send(this.#workers.push(worker) - 1, "start", { module, config });
  }

  #hear({ id, result, error, done }) {
    const task = this.#tasks.get(id);
    if (task === undefined) return;
    if (done !== undefined) return task.tell(done);
    if (error === undefined) return task.resolve(result);
    if (error.status === "stopped") return task.reject(task.signal?.aborted ? task.signal.reason : new VecsolveError("worker", `${task.task}: it was stopped`));
    const fault = typeof error.status === "number" ? fromCode(error.status, task.task) : new VecsolveError(error.status, error.message);
    if (error.status === "trap") this.end(new VecsolveError("trap", `a worker's module trapped (${error.message}): make a new pool`));
    task.reject(this.#lost ?? fault);
  }
}

/** Waits for all; after a failure stops the rest, waits for them too, and fails. */
export async function together(jobs) {
  const stopAll = () => jobs.forEach((job) => job.stop?.());
  for (const job of jobs) job.catch(stopAll);
  const ends = await Promise.allSettled(jobs);
  // The first reason counts that is not a consequence of another.
  const bad = ends.filter(({ status }) => status === "rejected").map(({ reason }) => reason);
  if (bad.length > 0) throw bad.find((reason) => reason?.status !== "worker") ?? bad[0];
  return ends.map(({ value }) => value);
}

const isShared = (values) => typeof SharedArrayBuffer === "function" && values.buffer instanceof SharedArrayBuffer;

/** A copy that is not shared, of a part that may be. */
function copied(values, from, to) {
  const copy = new values.constructor(to - from);
  copy.set(values.subarray(from, to));
  return copy;
}

/** What of the arguments is to be handed over instead of copied. */
function buffers(args) {
  return Object.values(args).flatMap((value) => (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : []));
}
