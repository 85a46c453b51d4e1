// One run in full: how it ended and what that means, what it cost, every method
// that was tried with its reason, and the same call in code.
import { $, bytes, duration, figure, head, make, save, whole } from "./page.js";
import { writeVector } from "./market.js";

// The words of docs/solve.md.
const MEANING = {
  converged: "The residual was recomputed from your matrix and is within the tolerance.",
  max_iter: "The iterations were spent before the tolerance was met.",
  stagnated: "The residual no longer falls.",
  diverged: "The residual grew beyond the limit, or is no number.",
  breakdown: "The method divided by zero, or the solution is too large for f64.",
  indefinite: "The matrix is not positive definite, which this method needs.",
  singular: "The matrix is singular to working precision.",
  limit: "It would have needed more memory than this page allows.",
  budget: "You cancelled it. x holds the best that was reached.",
};

export function showVerdict(run) {
  $("verdict").replaceChildren(...parts(run));
}

function parts(run) {
  if (run === null) return [make("p", { className: "quiet" }, "Nothing was solved yet.")];
  const { result: r, error, label } = run;
  if (run.state === "running") return [make("p", { className: "quiet" }, `${label} is under way.`)];
  if (error) {
    return [
      make("p", { className: "headline bad" }, `${label} was refused: ${error.status}`),
      make("p", {}, sentence(error.message)),
      code(run),
    ];
  }
  const good = r.reason === "converged";
  const method = r.method === "none" ? "no method" : `${r.method}${r.precond === "none" ? "" : ` with ${r.precond}`}`;
  return [
    make("p", { className: `headline ${good ? "good" : "bad"}` }, good ? `converged by ${method}` : `${r.reason}: ${method}`),
    make("p", {}, meaning(run)),
    facts(run),
    make("h3", {}, "What was tried"),
    make("div", { className: "scroll", role: "region", tabIndex: 0, ariaLabel: "What was tried" }, attempts(r.attempts)),
    code(run),
    keep(run),
  ];
}

function meaning({ result: r, options }) {
  const least = r.reason === "converged" && r.gradient !== null && r.residual > (options.tol ?? 1e-8);
  return least ? "The gradient Aᵀ(b − A x) was recomputed from your matrix and is within the tolerance: x is the least-squares solution." : (MEANING[r.reason] ?? "");
}

function facts({ result: r, name }) {
  const rows = [
    ["System", `${name}, ${whole(r.n)} rows, ${whole(r.nnz)} entries`],
    ["‖b − A x‖ / ‖b‖", figure(r.residual)],
    ["Backward error", figure(r.backward_error)],
    r.error !== null && ["Error against the known x", figure(r.error)],
    r.rcond !== null && ["1 / condition, estimated", figure(r.rcond)],
    r.gradient !== null && ["‖Aᵀr‖ / (‖A‖ ‖r‖)", figure(r.gradient)],
    ["Iterations, products with A", `${whole(r.iterations)}, ${whole(r.matvecs)}`],
    r.fill !== null && ["Predicted fill", `${whole(r.fill)} values, ${bytes(r.fill * 8)}`],
    ["Work units", whole(r.work)],
    ["Time in the module", duration(r.ms * 1e6)],
    r.flipped && ["Solved as", "−A x = −b, for the diagonal is negative"],
  ].filter(Boolean);
  return make("dl", { className: "facts" }, ...rows.flatMap(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]));
}

function attempts(list) {
  if (list.length === 0) return make("p", { className: "quiet" }, "No attempt was needed or finished.");
  const lines = list.map((a) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, a.precond === "none" ? a.method : `${a.method} + ${a.precond}`),
      make("td", { className: "words" }, a.why),
      make("td", { className: a.reason === "converged" ? "good" : "bad", title: MEANING[a.reason] ?? "" }, a.reason),
      ...[whole(a.iterations), figure(a.residual), figure(a.work)].map((text) => make("td", {}, text)),
    ),
  );
  const names = ["Method", "Why it was chosen", "Ended", "Iterations", "Residual", "Work"];
  const titles = head(names);
  titles.children[1].style.textAlign = "left";
  return make("table", {}, make("thead", {}, titles), make("tbody", {}, ...lines));
}

/** The same call, for somebody's own page. */
function code({ options }) {
  const given = Object.entries(options).map(([name, value]) => `, ${name}: ${JSON.stringify(value)}`);
  const text = [
    'import { load } from "vecsolve";',
    "const s = (await load()).create();",
    "const a = s.csr({ rows, cols, row, col, val });",
    `const r = s.solve({ a, b${given.join("")} });`,
  ].join("\n");
  return make("details", {}, make("summary", {}, "The same in code"), make("pre", { tabIndex: 0 }, make("code", {}, text)));
}

function keep({ result: { x, reason, residual }, label, name }) {
  const button = make("button", { type: "button", className: "small" }, "Save x as .mtx");
  button.addEventListener("click", () => save(`${name.replace(/\.mtx(\.gz)?$/, "")}_x.mtx`, writeVector(x, `x of ${name} by ${label}: ${reason}, relative residual ${residual}`)));
  return make("div", { className: "buttons" }, button);
}

export const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
