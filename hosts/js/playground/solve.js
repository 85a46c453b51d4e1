// The page that solves: what is opened, what is asked, what runs.
import { $, bytes, duration, figure, make, whole } from "./page.js";
import { Curves } from "./curve.js";
import { Engine } from "./engine.js";
import { Runs } from "./runs.js";
import { SAMPLES } from "./samples.js";
import { Spy } from "./spy.js";
import { sentence, showVerdict } from "./verdict.js";

// What takes a preconditioner; of the others the choice is not asked.
const PRECONDITIONED = ["cg", "minres", "bicgstab", "gmres", "lsmr"];
// What is offered for comparing, and which of them for which matrix at first.
const CHOICES = [
  ["auto", "auto", "any"], ["cg", "none", "symmetric"], ["cg", "jacobi", ""], ["cg", "ssor", ""], ["cg", "ic0", "symmetric"], ["cg", "multigrid", "symmetric"],
  ["minres", "auto", ""], ["bicgstab", "none", "general"], ["bicgstab", "ilu0", "general"], ["gmres", "none", ""], ["gmres", "ilu0", "general"],
  ["lsmr", "auto", "oblong"], ["cholesky", "auto", ""], ["ldl", "auto", ""], ["sparse_lu", "auto", "general"],
];

const engine = new Engine();
const spy = new Spy($("spy"));
const curves = new Curves($("chart"), () => Number($("tol").value));
const runs = new Runs({ changed: () => curves.show(runs.shown), added: () => curves.grow(runs.shown), looked: showVerdict });
let opened = null; // facts of the matrix
let current = null; // the run under way
let paused = false;
let queue = [];

function say(text, bad = false) {
  $("status").textContent = text;
  $("status").className = bad ? "bad" : "";
}
function complain(text) {
  $("alert").hidden = text === "";
  $("alert").textContent = text;
  if (text !== "") $("alert").scrollIntoView({ block: "nearest" });
}
function state(word) {
  document.documentElement.dataset.state = word;
  const busy = word === "busy";
  for (const id of ["solve", "run-all"]) $(id).disabled = busy || opened === null;
  for (const id of ["sample", "file"]) $(id).disabled = busy;
  for (const id of ["pause", "cancel"]) $(id).disabled = !current;
  $("step").disabled = !current;
  $("pause").textContent = paused && current ? "Resume" : "Pause";
}
const label = (method, precond) => (PRECONDITIONED.includes(method) && precond !== "auto" ? `${method} + ${precond}` : method);

// ---- opening

async function open(name, data) {
  complain("");
  state("busy");
  say(`Opening ${name}.`);
  try {
    const { facts, picture, rhs } = await engine.open(name, data);
    if (rhs) takeRhs(rhs);
    else show(facts, picture);
  } catch (error) {
    // The message about a file begins with its name and line.
    complain(`Not opened: ${error.message.startsWith(name) ? "" : `${name}: `}${error.message}.`);
    say(opened ? `Still at ${opened.name}.` : "Nothing is open.");
  }
  state(opened ? "ready" : "empty");
}

function show(facts, picture) {
  opened = facts;
  const { rows, cols, nnz, analysis } = facts;
  spy.show(picture, facts);
  $("about").textContent = SAMPLES[facts.name]?.about ?? facts.name;
  if (!(facts.name in SAMPLES)) $("sample").value = "";
  $("rhs").querySelector("[value=file]")?.remove();
  const shape = rows !== cols ? "oblong" : analysis?.symmetric ? "symmetric" : "general";
  const lines = [
    ["Rows × columns", `${whole(rows)} × ${whole(cols)}`],
    ["Entries", `${whole(nnz)}, ${figure(nnz / Math.max(1, rows))} a row`],
    ["In the module", bytes(facts.bytes)],
    analysis && ["Symmetric", analysis.symmetric ? "yes" : `no, ${Math.round(100 * analysis.mirrored)} % of the pattern`],
    analysis && ["Diagonal", `${analysis.diagonal}${analysis.dominant ? ", dominant" : ""}`],
    analysis && ["A factor would hold", `${whole(analysis.fill)} values`],
    analysis && ["and cost", `${figure(analysis.multiply_adds)} multiply-adds`],
  ].filter(Boolean);
  $("facts").replaceChildren(...lines.flatMap(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]));
  for (const box of $("choices").querySelectorAll("input")) box.checked = ["any", shape].includes(box.dataset.shape);
  runs.clear();
  asks();
  say("Ready to solve.");
}

function takeRhs({ name, length }) {
  const option = $("rhs").querySelector("[value=file]") ?? $("rhs").appendChild(new Option("", "file"));
  option.textContent = name;
  $("rhs").value = "file";
  say(`${name} is the right-hand side: ${whole(length)} values.`);
}

async function read(file) {
  if (!file) return;
  if (document.documentElement.dataset.state === "busy") return complain(`Not opened: ${file.name}. Cancel what is running first.`);
  try {
    await open(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    complain(`${file.name} cannot be read: ${error.message}`);
  }
}

// ---- solving

/** The options of the form that are not defaults. */
function options(method, precond) {
  const defaults = { method: "auto", precond: "auto", tol: 1e-8, max_iter: 0, restart: 30, omega: 1, divergence: 1e8 };
  const given = { method, precond: PRECONDITIONED.includes(method) ? precond : "auto" };
  for (const id of ["tol", "max_iter", "restart", "omega", "divergence"]) {
    given[id] = $(id).value.trim() === "" ? defaults[id] : Number($(id).value);
  }
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== defaults[name]));
}

async function runAll(tasks) {
  complain("");
  queue = tasks;
  for (const [method, precond] of tasks) {
    if (queue !== tasks) break;
    await runOne(method, precond);
  }
  queue = [];
  state("ready");
}

async function runOne(method, precond) {
  const run = runs.add({ label: label(method, precond), options: options(method, precond), name: opened.name });
  current = run;
  paused = false;
  state("busy");
  const task = { options: run.options, pace: Number($("pace").value), kind: $("rhs").value };
  try {
    const { points, ...result } = await engine.solve(task, (p) => progress(run, p));
    run.points.push(...points);
    current = null;
    runs.update(run, { state: "done", result });
    say(`${run.label}: ${result.reason}, residual ${figure(result.residual)}, ${duration(result.ms * 1e6)}.`);
  } catch (error) {
    current = null;
    runs.update(run, { state: "refused", error });
    say(`${run.label} was refused: ${error.status}. ${sentence(error.message)}`, true);
  }
  curves.grow(runs.shown);
}

function progress(run, { points, ...p }) {
  run.points.push(...points);
  curves.grow(runs.shown);
  const doing = p.iterations ? `${whole(p.iterations)} iterations, residual ${figure(p.residual)}` : p.why;
  say(`${p.paused ? "Paused. " : ""}${p.method}${p.precond === "none" ? "" : ` + ${p.precond}`}: ${doing}, ${figure(p.work)} work units, ${duration(p.ms * 1e6)}.`);
}

// ---- what is pressed

function asks() {
  $("precond").disabled = !PRECONDITIONED.includes($("method").value);
}
function pause(yes) {
  paused = yes;
  engine.tell(yes ? "pause" : "resume");
  state("busy");
}
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!$("solve").disabled) runAll([[$("method").value, $("precond").value]]);
});
$("run-all").addEventListener("click", () => {
  const chosen = [...$("choices").querySelectorAll("input:checked")].map((box) => box.value.split(" "));
  if (chosen.length === 0) return complain("Choose at least one method to compare.");
  runAll(chosen);
});
$("pause").addEventListener("click", () => pause(!paused));
$("step").addEventListener("click", () => {
  pause(true);
  engine.tell("step");
});
$("cancel").addEventListener("click", () => {
  queue = [];
  engine.tell("cancel");
});
$("method").addEventListener("change", asks);
$("tol").addEventListener("change", () => curves.show(runs.shown));
$("sample").addEventListener("change", () => $("sample").value && open($("sample").value));
$("file").addEventListener("change", () => read($("file").files[0]).then(() => ($("file").value = "")));
for (const type of ["dragover", "dragleave", "drop"]) {
  addEventListener(type, (event) => {
    event.preventDefault();
    document.body.classList.toggle("over", type === "dragover");
    if (type === "drop") read(event.dataTransfer.files[0]);
  });
}

$("sample").append(new Option("a file of yours", ""), ...Object.entries(SAMPLES).map(([name, { title }]) => new Option(title, name)));
for (const [method, precond, shape] of CHOICES) {
  const box = make("input", { type: "checkbox", value: `${method} ${precond}`, "data-shape": shape });
  $("choices").append(make("label", {}, box, label(method, precond)));
}
$("sample").value = "poisson2d_100";
curves.show([]);
open("poisson2d_100");
