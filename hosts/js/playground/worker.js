// The solver's side of the page, in a worker: opens a system, solves it in
// slices, and between slices listens whether it shall pause, step or cancel.
// Messages in: { id, call, ... }; out: { id, progress } while it goes on, then
// { id, result } or { id, error: { status, message } }.
import { load } from "../src/index.js";
import { density } from "./density.js";
import { readMarket } from "./market.js";
import { sample } from "./samples.js";

const ROOM = { max_bytes: 2 ** 30 };
const module = load();
let system = null; // { s, a, b, triplets, name }
let control = null; // of the solve that is under way

const CALLS = {
  open,
  rhs,
  solve,
  pause: () => control && (control.paused = true),
  step: () => control && ((control.paused = true), control.wake("step")),
  resume: () => control && ((control.paused = false), control.wake("resume")),
  cancel: () => control && ((control.cancelled = true), control.wake("cancel")),
};

onmessage = async ({ data: { id, call, ...args } }) => {
  try {
    const result = await CALLS[call](args, (progress) => postMessage({ id, progress }));
    if (id !== undefined) postMessage({ id, result });
  } catch (error) {
    postMessage({ id, error: { status: error.status ?? error.name, message: error.message } });
  }
};

/** A matrix from a sample's name or from the bytes of a file. */
async function open({ name, bytes }) {
  const given = bytes ?? (await sample(name));
  const triplets = given instanceof Uint8Array ? await readMarket(given, name) : given;
  const { rows, cols, row, col, val } = triplets;
  if (bytes && cols === 1 && rows > 1 && system?.a.rows === rows) return { rhs: vector(triplets, name) };
  const s = (await module).create(ROOM);
  try {
    const a = s.csr({ rows, cols, row, col, val });
    const analysis = rows === cols && rows > 0 ? s.analyse({ a }) : null;
    system?.s.destroy();
    system = { s, a, b: null, triplets, name };
    const { nnz, bytes: owned } = a;
    return { facts: { name, rows, cols, nnz, bytes: owned, duplicates: a.duplicates, analysis }, picture: density(triplets) };
  } catch (error) {
    s.destroy();
    throw error;
  }
}

/** A dropped file with one column, as long as the matrix has rows, is a right-hand side. */
function vector({ rows, row, val }, name) {
  system.given = new Float64Array(rows);
  row.forEach((i, k) => (system.given[i] += val[k]));
  return { name, length: rows };
}

/** Makes b, and answers the x that is known then, if any. */
function rhs({ kind }) {
  const { triplets, given } = system;
  const b = new Float64Array(triplets.rows);
  if (kind === "file") b.set(given);
  else if (kind === "ones") b.fill(1);
  else if (kind === "random") noise(b);
  else for (let k = 0; k < triplets.row.length; k++) b[triplets.row[k]] += triplets.val[k];
  system.b = b;
  return { known: kind === "product" ? 1 : null };
}

/** Numbers in [-1, 1) from a counter: the same in every run. */
function noise(b) {
  for (let i = 0; i < b.length; i++) {
    let h = Math.imul(i + 1, 2654435761);
    h = Math.imul(h ^ (h >>> 15), 2246822519);
    b[i] = ((h ^ (h >>> 13)) >>> 0) / 2 ** 31 - 1;
  }
}

/** Solves in slices of about a millisecond, or one iteration at a time where a pace is given. */
async function solve({ options, pace, kind }, progress) {
  const { known } = rhs({ kind });
  const { s, a, b } = system;
  // The module keeps the last 256 residuals: no slice may make more.
  const budget = pace ? 1 : Math.min(1_000_000, 100 * (a.nnz + 10 * a.rows) + 1000);
  control = { paused: false, cancelled: false, wake: () => {} };
  const curve = new Curve();
  const start = performance.now();
  let computing = 0;
  const timed = (body) => {
    const from = performance.now();
    const r = body();
    computing += performance.now() - from;
    curve.add(r, computing);
    return r;
  };
  try {
    let r = timed(() => s.solve({ ...options, a, b, budget, history: true }));
    let told = -Infinity;
    while (r.status === "pending") {
      if (control.paused || performance.now() - told > 25) {
        told = performance.now();
        progress({ ...record(r), points: curve.take(), ms: computing, paused: control.paused });
      }
      await (control.paused ? woken() : pace ? later(1000 / pace) : turn());
      r = timed(() => (control.cancelled ? s.cancel() : s.step(budget)));
    }
    const x = r.x.view.slice();
    r.x.free();
    const error = known === null ? null : distance(x, known);
    return { ...record(r), points: curve.take(), ms: computing, wall: performance.now() - start, x, error };
  } finally {
    control = null;
  }
}

const record = ({ history, x, ...rest }) => rest;
const distance = (x, known) => Math.sqrt(x.reduce((sum, v) => sum + (v - known) ** 2, 0) / Math.max(1, x.length)) / Math.abs(known);

/** The residuals as they come: [iteration, residual, work, ms], the last two only at the end of a slice. */
class Curve {
  #next = 1;
  #points = [[0, 1, 0, 0]];
  add({ history, history_from: from, work }, ms) {
    const first = Math.max(0, this.#next - 1 - from);
    for (let k = first; k < history.length; k++) {
      const last = k === history.length - 1;
      this.#points.push([from + k + 1, history[k], last ? work : null, last ? ms : null]);
    }
    this.#next = Math.max(this.#next, from + history.length + 1);
  }
  take() {
    return this.#points.splice(0);
  }
}

// Timers are held back to 4 ms; a message is not.
const { port1, port2 } = new MessageChannel();
const turn = () => new Promise((done) => ((port1.onmessage = done), port2.postMessage(null)));
const woken = () => new Promise((done) => (control.wake = done));
const later = (ms) => new Promise((done) => ((control.wake = done), setTimeout(done, ms)));
