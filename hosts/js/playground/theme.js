// Runs before anything is painted, so that a chosen theme does not flash. No
// module, because modules wait for the whole page.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage the system's theme it is.
}
