// The component in JavaScript, as jco transpiled it: lists of floats and a solve.
import assert from "node:assert/strict";
import { solver } from "../../target/component/js/vecsolve.component.js";

assert.equal(solver.dotF64([1, 2], [3, 4]), 11);
assert.deepEqual([...solver.mulF32([1.5, 2], [2, 4])], [3, 8]);

const s = solver.create("");
const write = (id, tag, values) => solver.writeArray(s, id, { tag, val: values });
write(11, "u32", new Uint32Array([0, 0, 1, 1]));
write(12, "u32", new Uint32Array([0, 1, 0, 1]));
write(13, "f64", new Float64Array([4, 1, 1, 3]));
write(2, "f64", new Float64Array([1, 2]));
solver.run(s, '{"op":"csr","id":1,"rows":2,"cols":2,"row":11,"col":12,"val":13}');
const { reason } = JSON.parse(solver.run(s, '{"op":"solve","a":1,"b":2,"x":3}').json);
assert.equal(reason, "converged");
assert.deepEqual([...solver.readArray(s, 3).val], [0.09090909090909091, 0.6363636363636364]);
assert.throws(() => solver.run(s, '{"op":"dissolve"}'), (error) => error.payload.message.length > 0);
solver.destroy(s);
console.log("jco: lists, a solve, a refusal");
