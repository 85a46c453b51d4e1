// The one error type. `status` is a name of the status table (docs/ops.md), or
// one of the host's own, which have code 0: "abi" (a module of another build),
// "load" (no module could be had), "trap" (the module is lost), "worker" (a
// worker of a pool could not be had, or is gone).
import { STATUSES } from "./ops.js";

export class VecsolveError extends Error {
  constructor(status, message, options) {
    super(message, options);
    this.name = "VecsolveError";
    this.status = status;
    this.code = STATUSES.find((row) => row.name === status)?.code ?? 0;
  }
}

/** The error for a number that a function of the module returned. */
export function fromCode(code, where) {
  const row = STATUSES.find((row) => row.code === code);
  return row === undefined
    ? new VecsolveError("abi", `${where} answered ${code}, which is no status of this package`)
    : new VecsolveError(row.name, `${where}: ${row.doc ?? row.name}`);
}
