// One case of a shared vectors file of an operation, through the bare exports,
// so that every byte of a request arrives as the file has it.
import assert from "node:assert/strict";
import { STATUSES } from "../src/ops.js";
import { fromHex, golden, input, near, VIEWS } from "./vectors.js";

const CODES = { f32: 1, f64: 2, i32: 3, u32: 4, i8: 5, u8: 6 };

/** Runs a case; answers its last result and its outputs. */
export function runOpCase(vs, where, { config, arrays, steps, outputs }) {
  const h = send(vs, JSON.stringify(config ?? {}), (at, length) => vs.vs_create(at, length));
  assert.ok(h > 0, `${where}: vs_create answered ${h}`);
  try {
    for (const { id, dtype, ...spec } of arrays ?? []) {
      const values = input(spec, dtype);
      const at = vs.vs_array(h, id, CODES[dtype], values.length) >>> 0;
      assert.notEqual(at, 0, `${where}: array ${id}`);
      // As bytes: a NaN loses its payload as a number.
      new Uint8Array(vs.memory.buffer, at, values.byteLength).set(new Uint8Array(values.buffer));
    }
    let last = null;
    steps.forEach((step, i) => (last = runStep(vs, h, `${where}, step ${i}`, step)));
    return { last, outputs: (outputs ?? []).map((output) => runOutput(vs, h, where, output)) };
  } finally {
    vs.vs_destroy(h);
  }
}

function runStep(vs, h, where, step) {
  const code = call(vs, h, step);
  const result = JSON.parse(readResult(vs, h));
  if (typeof step.returns === "string") {
    assert.equal(STATUSES.find((row) => row.code === code)?.name, step.returns, `${where}: ${JSON.stringify(result)}`);
    assert.deepEqual(Object.keys(result).sort(), ["message", "status"], where);
    assert.equal(result.status, step.returns, where);
    assert.ok(result.message.length > 0, where);
  } else {
    assert.equal(code, step.returns, `${where}: ${JSON.stringify(result)}`);
  }
  match(result, step.result ?? {}, where);
  if ("golden" in step) {
    assert.notEqual(step.golden, null, `${where} has no golden result`);
    assert.deepEqual(result, step.golden, where);
  }
  return result;
}

function call(vs, h, step) {
  if (step.cancel) return vs.vs_cancel(h);
  if (step.step !== undefined) return vs.vs_step(h, step.step);
  const text = typeof step.request === "string" ? step.request : JSON.stringify(step.request);
  return send(vs, text, (at, length) => vs.vs_op(h, at, length));
}

function runOutput(vs, h, where, { id, dtype, length, expect, tol, golden: bits }) {
  const out = vs.vs_alloc(12);
  assert.equal(vs.vs_array_info(h, id, out), 0, `${where}: output ${id}`);
  const info = [...new Uint32Array(vs.memory.buffer, out, 3)];
  vs.vs_free(out);
  assert.deepEqual(info.slice(1), [length, CODES[dtype]], `${where}: output ${id}`);
  const values = new VIEWS[dtype](vs.memory.buffer, info[0], length);
  if (expect !== undefined) assert.equal(near(values, expect, dtype, tol), null, `${where}: output ${id}`);
  assert.ok(bits !== null && bits !== undefined, `${where}: output ${id} has no golden value`);
  assert.deepEqual(golden(values), bits, `${where}: output ${id}`);
  return golden(values);
}

/** A record against the fields that are to be checked in it. */
function match(got, fields, where) {
  for (const [key, want] of Object.entries(fields)) matchField(got?.[key], want, `${where}: ${key}`);
}
function matchField(got, want, where) {
  if (Array.isArray(want)) {
    assert.equal(got?.length, want.length, where);
    want.forEach((item, i) => matchField(got[i], item, `${where}[${i}]`));
  } else if (want === null || typeof want !== "object") {
    assert.equal(got, want, where);
  } else {
    const rule = RULES[Object.keys(want).sort().join(" ")];
    if (rule === undefined) match(got, want, where);
    else assert.ok(rule(got, want), `${where}: ${JSON.stringify(got)} is not ${JSON.stringify(want)}`);
  }
}
const RULES = {
  "near tol": (got, { near, tol }) => Math.abs(got - near) <= tol,
  most: (got, { most }) => typeof got === "number" && got <= most,
  least: (got, { least }) => typeof got === "number" && got >= least,
  not: (got, { not }) => got !== not,
  one_of: (got, { one_of }) => one_of.includes(got),
  contains: (got, { contains }) => got.includes(contains),
  length: (got, { length }) => got.length === length,
  bits: (got, { bits }) => Object.is(got, fromHex([bits], "f64")[0]),
};

function send(vs, text, body) {
  const bytes = new TextEncoder().encode(text);
  const at = vs.vs_alloc(bytes.length);
  new Uint8Array(vs.memory.buffer).set(bytes, at);
  const code = body(at, bytes.length);
  assert.equal(vs.vs_free(at), 0);
  return code;
}

function readResult(vs, h) {
  const length = vs.vs_result_len(h);
  const at = vs.vs_alloc(length);
  assert.equal(vs.vs_result_read(h, at, length), length);
  const text = new TextDecoder().decode(new Uint8Array(vs.memory.buffer, at, length));
  vs.vs_free(at);
  return text;
}
