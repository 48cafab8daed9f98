// A phone at the table follows the meeting: it asks whether something changed, and shows it unless someone is busy.
const EVERY_MS = 4000;

export function followTable() {
  tick(document.querySelector("[data-klok]"));
  const table = document.querySelector("[data-volgt]");
  if (!table) return;
  let busy = false;
  document.addEventListener("input", () => {
    busy = true;
  });
  const timer = setInterval(() => ask(table, () => busy, timer), EVERY_MS);
}

async function ask(table, isBusy, timer) {
  if (document.hidden) return;
  try {
    const answer = await fetch(table.dataset.volgt, { redirect: "manual", headers: { Accept: "application/json" } });
    if (answer.type === "opaqueredirect") clearInterval(timer);
    if (!answer.ok || !(await answer.json()).anders) return;
  } catch {
    return; // no network for a moment: the next time tells
  }
  if (isBusy() || isWorking(table)) table.querySelector("[data-anders]")?.removeAttribute("hidden");
  else location.reload();
}

// Someone types, or opened something to fill in: the page must not move under a hand.
function isWorking(table) {
  if (!table.dataset.volgt.startsWith(`${location.pathname}/stand`)) return true; // a form that came back
  const open = [...table.querySelectorAll("details[open]")].some((each) => each.querySelector("form"));
  return open || Boolean(document.activeElement?.matches("input, textarea, select"));
}

// The clock of the LIVC-R goes on from what the server said.
function tick(clock) {
  const found = /^(\d+)\.(\d+)/.exec(clock?.textContent.trim() ?? "");
  if (!found) return;
  const began = Date.now() - (Number(found[1]) * 60 + Number(found[2])) * 60000;
  setInterval(() => {
    const minutes = Math.floor((Date.now() - began) / 60000) % 1440;
    clock.textContent = `${String(Math.floor(minutes / 60)).padStart(2, "0")}.${String(minutes % 60).padStart(2, "0")} u.`;
  }, 5000);
}
