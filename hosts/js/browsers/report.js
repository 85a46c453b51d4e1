// Runs checks one after the other and leaves what came of them in the page.
export async function report(checks) {
  const results = [];
  for (const [name, check] of Object.entries(checks)) {
    const start = performance.now();
    try {
      results.push({ name, ok: true, told: (await check()) ?? "", ms: Math.round(performance.now() - start) });
    } catch (error) {
      results.push({ name, ok: false, told: `${error?.stack ?? error}`.includes(String(error?.message)) ? error.stack : `${error}\n${error?.stack}` });
    }
  }
  const element = document.getElementById("report");
  element.textContent = JSON.stringify({ isolated: globalThis.crossOriginIsolated === true, results });
  element.dataset.done = "";
}

export function sure(condition, what) {
  if (!condition) throw new Error(what);
}

/** The error that a promise rejects with. */
export async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}
