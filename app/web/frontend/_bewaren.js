// A half-filled form keeps itself: every ten seconds when something changed, and on leaving the page.
const EVERY = 10_000;

for (const form of document.querySelectorAll("form[data-bewaar]")) {
  const told = form.querySelector("[data-bewaard]");
  let changed = false;
  let sent = false;

  const body = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));

  const keep = async () => {
    if (!changed || sent) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.bewaar, { method: "POST", body: body(), redirect: "error" });
      if (answer.ok) told.textContent = await answer.text();
      else clearInterval(timer);
    } catch {
      changed = true; // no connection: the next time tries again
    }
  };

  const timer = setInterval(keep, EVERY);
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    sent = true;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !changed || sent) return;
    changed = false;
    navigator.sendBeacon(form.dataset.bewaar, body());
  });
}
