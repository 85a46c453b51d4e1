// How an operation's arguments are ids, and what its result may lack.

/**
 * From the words of ops.js. `args` are "name:kind" each: `new` is an id to make
 * an object under; a list of dtypes an array; `out` an array to write; `any`, or
 * the name of a kind, an object of the instance. A name with a ? may be left out;
 * one with a ! too, and the object is then freed by the operation. `nullable` are
 * the fields that may be null, `made` the reason with which an object is there.
 */
export function spec(op, args, nullable, made) {
  return { op, args: args.split(" ").map(arg), nullable: nullable.split(" "), made };
}

function arg(text) {
  const [, name, mark, kind] = /(\w+)(\W?):(.+)/.exec(text);
  const dtypes = /\d/.test(kind) && kind.split(",");
  return { name, kind: dtypes ? "array" : kind, dtypes, optional: mark !== "", taken: mark === "!" };
}
