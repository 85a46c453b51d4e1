// The runs so far: a table in which each can be shown in the chart, looked at
// in full, or taken away.
import { $, duration, figure, head, make, whole } from "./page.js";
import { DASHES } from "./curve.js";

const INKS = 8;

export class Runs {
  #runs = [];
  #chosen = null;
  #changed;
  #added;
  #looked;

  /** `changed` is called when other curves are to be shown, `added` when one more is, `looked` when a run is to be shown in full. */
  constructor({ changed, added, looked }) {
    [this.#changed, this.#added, this.#looked] = [changed, added, looked];
    $("clear").addEventListener("click", () => this.clear());
    this.#table();
  }

  get shown() {
    return this.#runs.filter((run) => run.shown);
  }

  /** A new run, in the ink that is used least. */
  add(task) {
    const used = this.#runs.map((run) => run.ink);
    const counts = Array.from({ length: INKS }, (_, ink) => used.filter((i) => i === ink).length);
    const run = { ...task, ink: counts.indexOf(Math.min(...counts)), points: [], shown: true, state: "running" };
    this.#runs.push(run);
    this.choose(run);
    this.#added();
    return run;
  }

  /** What a run has become. */
  update(run, facts) {
    Object.assign(run, facts);
    this.#table();
    if (run === this.#chosen) this.#looked(run);
  }

  choose(run) {
    this.#chosen = run;
    this.#table();
    this.#looked(run);
  }

  clear() {
    this.#runs = this.#runs.filter((run) => run.state === "running");
    this.choose(this.#runs[0] ?? null);
    this.#changed();
  }

  #table() {
    $("clear").disabled = this.#runs.every((run) => run.state === "running");
    const cells = this.#runs.map((run) => this.#row(run));
    const focused = document.activeElement?.dataset?.key;
    const titles = ["Shown, method", "Ended", "Iterations", "Residual", "Backward error", "Work", "Time", "Look"];
    const empty = make("tr", {}, make("td", { colSpan: titles.length, className: "quiet" }, "Every solve adds a line and a curve."));
    $("runs").replaceChildren(make("thead", {}, head(titles)), make("tbody", {}, ...(cells.length ? cells : [empty])));
    if (focused) $("runs").querySelector(`[data-key="${focused}"]`)?.focus();
  }

  #row(run) {
    const { result: r, label, ink } = run;
    const key = this.#runs.indexOf(run);
    const box = make("input", { type: "checkbox", checked: run.shown, "data-key": `show-${key}` });
    box.addEventListener("change", () => {
      run.shown = box.checked;
      this.#changed();
    });
    const look = make("button", { type: "button", "data-key": `look-${key}`, "aria-label": `Look at ${label}`, "aria-pressed": String(run === this.#chosen) }, "Look");
    look.addEventListener("click", () => this.choose(run));
    const ended = { running: "running", refused: `refused: ${run.error?.status}` }[run.state] ?? r.reason;
    const mood = r?.reason === "converged" ? "good" : run.state === "running" ? "" : "bad";
    const values = r ? [whole(r.iterations), figure(r.residual), figure(r.backward_error), figure(r.work), duration(r.ms * 1e6)] : ["", "", "", "", ""];
    return make(
      "tr",
      { className: run === this.#chosen ? "chosen" : "" },
      make("th", { scope: "row" }, make("label", { className: "show" }, box, swatch(ink), label)),
      make("td", { className: mood }, ended),
      ...values.map((value) => make("td", {}, value)),
      make("td", {}, look),
    );
  }
}

function swatch(ink) {
  const holder = make("span", { className: "swatch", "aria-hidden": "true" });
  holder.innerHTML = `<svg viewBox="0 0 32 8" width="26" height="8"><path d="M0 4H32" stroke="var(--run-${ink})" stroke-width="3" stroke-dasharray="${DASHES[ink].join(" ")}"/></svg>`;
  return holder;
}
