// What runs in a worker of the pool: one instance of the module, and the tasks
// it is sent. Imports nothing, so that it also runs as the copy in the package
// where a bundler left this file behind. Tasks come one after the other; a
// long one looks between two slices whether it was stopped.
const port = typeof globalThis.postMessage === "function" ? globalThis : process.getBuiltinModule("node:worker_threads").parentPort;
const CODES = new Map([Float32Array, Float64Array, Int32Array, Uint32Array, Int8Array, Uint8Array].map((View, i) => [View, i + 1]));
// Ids of the arrays of a request; objects have those after.
const [A, B, C, OBJECTS] = [1, 2, 3, 16];
// What passes at most before a stop is heard, as time and as work units.
const SLICE = 20_000_000;
// More for a search: its rows come out of memory anew for every slice.
const SEARCH_MS = 60;

let vs;
let handle = 0;
const slots = new Map();
const stopped = new Set();
let last = Promise.resolve();

port.postMessage({ hello: true });
port.onmessage = ({ data }) => {
  if (data.stop !== undefined) return void stopped.add(data.stop);
  last = last.then(() => answer(data));
};

async function answer({ id, task, args }) {
  try {
    const [result, transfer = []] = await TASKS[task](args, id);
    port.postMessage({ id, result }, transfer);
  } catch (error) {
    const trapped = error instanceof WebAssembly.RuntimeError;
    const status = trapped ? "trap" : error instanceof RangeError ? "memory" : (error.status ?? "worker");
    port.postMessage({ id, error: { status, message: error.message } });
  }
  stopped.delete(id);
}

const TASKS = {
  async start({ module, config }) {
    ({ exports: vs } = await WebAssembly.instantiate(module, {}));
    handle = sent(JSON.stringify(config), (at, length) => vs.vs_create(at, length));
    if (handle <= 0) fail(0);
    return [null];
  },

  /** Rows for searches, outside the instance: they count against nothing but the memory. */
  async rows({ slot, data }) {
    slots.set(slot, { ptr: kept(data) });
    return [null];
  },

  async search({ slot, dtype, metric, q, rows, cols, k }, id) {
    const { ptr } = slots.get(slot);
    const queries = q.length / cols;
    const Scores = dtype === "f32" ? Float32Array : Float64Array;
    const [indices, scores] = [new Uint32Array(queries * k), new Scores(queries * k)];
    const [pq, pi, ps] = [kept(q), reserved(indices.byteLength), reserved(scores.byteLength)];
    try {
      // As many queries at a time as the time allows.
      let chunk = 16;
      for (let from = 0; from < queries; ) {
        const some = Math.min(chunk, queries - from);
        const start = performance.now();
        const at = (p, size) => p + from * size;
        const code = vs[`vs_search_${dtype}`](metric, at(pq, cols * q.BYTES_PER_ELEMENT), ptr, at(pi, k * 4), at(ps, k * Scores.BYTES_PER_ELEMENT), some, rows, cols, cols, k);
        if (code < 0) throw Object.assign(new Error("search"), { status: code });
        chunk = Math.max(1, Math.min(256, Math.round((chunk * SEARCH_MS) / Math.max(1, performance.now() - start))));
        from += some;
        if (from < queries) await pause(id, from);
      }
      indices.set(new Uint32Array(vs.memory.buffer, pi, indices.length));
      scores.set(new Scores(vs.memory.buffer, ps, scores.length));
    } finally {
      for (const p of [pq, pi, ps]) vs.vs_free(p);
    }
    return [{ indices, scores }, [indices.buffer, scores.buffer]];
  },

  async csr({ slot, row, col, val, request }) {
    [row, col, val].forEach((values, i) => array([A, B, C][i], values));
    try {
      const made = op({ op: "csr", id: OBJECTS + slot, row: A, col: B, val: C, ...request });
      slots.set(slot, { object: OBJECTS + slot });
      return [made.text];
    } finally {
      for (const array of [A, B, C]) op({ op: "free", id: array });
    }
  },

  async factor({ slot, a, request }, id) {
    const text = await toEnd({ op: "factor", id: OBJECTS + slot, a: slots.get(a).object, ...request }, id);
    if (JSON.parse(text).reason === "factored") slots.set(slot, { object: OBJECTS + slot });
    return [text];
  },

  /** Some right-hand sides: by a factorisation at once, else this is one. */
  async solve({ slot, how, b, length, request }, id) {
    array(A, b);
    array(B, new b.constructor(length));
    try {
      const { object } = slots.get(slot);
      const text = await toEnd({ op: how, [how === "solve" ? "a" : "factor"]: object, b: A, x: B, ...request }, id);
      const x = read(B, b.constructor, length).slice();
      return [{ x, text }, [x.buffer]];
    } finally {
      for (const array of [A, B]) op({ op: "free", id: array });
    }
  },

  async free({ slot }) {
    const { ptr, object } = slots.get(slot) ?? {};
    slots.delete(slot);
    if (ptr !== undefined) vs.vs_free(ptr);
    if (object !== undefined) op({ op: "free", id: object });
    return [null];
  },
};

/** Runs an operation in slices: the text of its result. */
async function toEnd(request, id) {
  let { code, text } = op(request.op === "factor_solve" ? request : { ...request, budget: SLICE });
  while (code === 1) {
    try {
      await pause(id);
    } catch (error) {
      vs.vs_cancel(handle);
      throw error;
    }
    code = vs.vs_step(handle, SLICE);
    if (code < 0) fail(handle);
    text = result(handle);
  }
  return text;
}

function op(request) {
  const code = sent(JSON.stringify(request), (at, length) => vs.vs_op(handle, at, length));
  if (code < 0) fail(handle);
  return { code, text: result(handle) };
}

/** Lets messages in, says how far the task is, and ends it when it was stopped. */
async function pause(id, done) {
  if (done !== undefined) port.postMessage({ id, done });
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), resolve());
    port2.postMessage(null);
  });
  if (stopped.has(id)) throw Object.assign(new Error("it was stopped"), { status: "stopped" });
}

function array(id, values) {
  const View = values.constructor;
  const at = vs.vs_array(handle, id, CODES.get(View), values.length) >>> 0;
  if (at === 0) fail(handle);
  new View(vs.memory.buffer, at, values.length).set(values);
}

function read(id, View, length) {
  const at = reserved(12);
  const code = vs.vs_array_info(handle, id, at);
  const [address] = new Uint32Array(vs.memory.buffer, at, 1);
  vs.vs_free(at);
  if (code < 0) fail(handle);
  return new View(vs.memory.buffer, address, length);
}

function sent(text, call) {
  const bytes = new TextEncoder().encode(text);
  const at = kept(bytes);
  const code = call(at, bytes.length);
  vs.vs_free(at);
  return code;
}

function result(handle) {
  const length = vs.vs_result_len(handle);
  const at = reserved(length);
  vs.vs_result_read(handle, at, length);
  const text = new TextDecoder().decode(new Uint8Array(vs.memory.buffer, at, length));
  vs.vs_free(at);
  return text;
}

function fail(handle) {
  const { status, message } = JSON.parse(result(handle));
  throw Object.assign(new Error(message), { status });
}

/** A copy of the values in the module's memory. */
function kept(values) {
  const at = reserved(values.byteLength);
  new values.constructor(vs.memory.buffer, at, values.length).set(values);
  return at;
}

function reserved(bytes) {
  const at = vs.vs_alloc(Math.max(1, bytes)) >>> 0;
  if (at === 0) throw Object.assign(new Error(`no memory for ${bytes} bytes in a worker of the pool`), { status: "memory" });
  return at;
}
