// Draws the procedure: beside its list of steps, or on its own on the page of a task.
import { fetchWhenOpened, Lezing } from "./_lezing.js";
import { Diagram } from "./_tekening.js";

// A diagram in a closed disclosure has no size yet: draw it when it first becomes visible.
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((each) => each.isIntersecting)) {
    seen.unobserve(entry.target);
    new Diagram(entry.target).go(entry.target.dataset.bpmn);
  }
});
document.querySelectorAll(".lezing").forEach((box) => new Lezing(box));
document.querySelectorAll(".diagram[data-bpmn]").forEach((box) => {
  if (!box.closest(".lezing")) seen.observe(box);
});
document.querySelectorAll("details:has([data-lezing])").forEach(fetchWhenOpened);
