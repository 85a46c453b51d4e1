// One case of a shared vectors file of a kernel: the arrays, the call by its
// method, the answer against the oracle's bound and the golden bits. What a
// case means follows from its form in docs/kernels.json.
import assert from "node:assert/strict";
import { VecsolveError } from "../src/index.js";
import { fromHex, golden, hexOf, input, near, table } from "./vectors.js";

/** Runs a case on whatever has arrays and the kernels as methods. */
export function runCase(s, { kernel, form: name }, c, where) {
  const form = table.forms[name];
  const arrays = put(s, form, c);
  const args = form.params.filter(({ role }) => role !== "len_of").map((param) => [camel(param.name), argument(param, c, arrays)]);
  const given = args.filter(([, value]) => value !== undefined);
  const call = () => s[camel(kernel)](...(form.named ? [Object.fromEntries(given)] : given.map(([, value]) => value)));
  if (c.returns !== undefined) {
    assert.throws(call, (error) => error instanceof VecsolveError && error.status === c.returns, `${where}: ${c.returns}`);
  } else {
    judge(form, c, call(), arrays, where);
  }
  for (const array of new Set(arrays.values())) array.free();
}

/** The arrays of a case by name; some names may mean one array. */
function put(s, form, c) {
  const arrays = new Map();
  const same = c.alias?.split("=") ?? [];
  const source = same.find((name) => c[name] !== undefined);
  for (const { name, role, of } of form.params.filter((param) => param.of !== undefined)) {
    const dtype = dtypeOf(of, c.dtype);
    if (c[name] !== undefined) {
      arrays.set(name, s.array(dtype, input(c[name], dtype)));
    } else if (!same.includes(name) && (role === "out" || role === "work")) {
      const length = c.lengths?.[name] ?? c.rows ?? arrays.get("x").length;
      arrays.set(name, s.array(dtype, new Array(length).fill(7)));
    }
  }
  for (const name of same) arrays.set(name, arrays.get(source));
  return arrays;
}

function argument({ name, role, of }, c, arrays) {
  if (of !== undefined) return arrays.get(name);
  return role === "scalar" && typeof c[name] === "string" ? fromHex([c[name]], c.dtype)[0] : c[name];
}

/** The answer, or what was written, against the oracle and the record. */
function judge(form, c, answer, arrays, where) {
  assert.ok(c.golden !== null && c.golden !== undefined, `${where} has no golden value`);
  if (form.answer === "count") return assert.equal(answer, c.golden, where);
  if (form.answer === "value") {
    const dtype = dtypeOf("score", c.dtype);
    if (c.expect !== undefined) assert.equal(near([answer], [c.expect], dtype, c.tol), null, where);
    return assert.equal(hexOf(answer, dtype), c.golden, where);
  }
  const outs = form.params.filter(({ role }) => role === "out" || role === "inout");
  for (const { name, of } of outs) {
    const part = (all) => (outs.length === 1 || typeof all !== "object" ? all : all?.[name]);
    const { view, dtype } = arrays.get(name);
    const expected = part(c.expect);
    if (Array.isArray(expected)) assert.equal(near(view, expected, dtype, part(c.tol)), null, `${where}: ${name}`);
    assert.deepEqual(golden(view), part(c.golden), `${where}: ${name}`);
  }
}

function dtypeOf(of, dtype) {
  if (of === "u32") return "u32";
  return of === "score" && dtype !== "f32" ? "f64" : dtype;
}
function camel(name) {
  return name.replace(/_./g, (pair) => pair[1].toUpperCase());
}
