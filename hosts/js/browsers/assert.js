// As much of Node's assert as the cases of the shared vectors use.
const show = (value) => JSON.stringify(value, (_, v) => (typeof v === "number" && !Number.isFinite(v) ? String(v) : v))?.slice(0, 300);

function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
function ok(value, message) {
  if (!value) throw new Error(message ?? `${show(value)} is not true`);
}
function throws(body, wanted, message) {
  let error = null;
  try {
    body();
  } catch (thrown) {
    error = thrown;
  }
  ok(error !== null, `${message}: nothing was thrown`);
  const fits = typeof wanted === "function" ? wanted(error) : Object.entries(wanted).every(([key, value]) => error[key] === value);
  ok(fits, `${message}: ${error}`);
}
export default {
  ok,
  throws,
  equal: (a, b, message) => ok(Object.is(a, b), `${message}: ${show(a)} is not ${show(b)}`),
  notEqual: (a, b, message) => ok(!Object.is(a, b), `${message}: ${show(a)}`),
  deepEqual: (a, b, message) => ok(same(a, b), `${message}: ${show(a)} is not ${show(b)}`),
};
