// Two drawings of one procedure beside each other: what changed is marked in both, and each sentence shows its place.
import { Diagram } from "./_tekening.js";

const SIGNS = { erbij: "+ erbij", weg: "− weg", anders: "≠ anders", verplaatst: "→ verplaatst" };
const words = (text) => (text ?? "").split(/\s+/).filter(Boolean);

class Compared extends Diagram {
  async open(url) {
    await super.open(url);
    const registry = this.viewer.get("elementRegistry");
    for (const [sort, sign] of Object.entries(SIGNS)) {
      const known = words(this.box.dataset[sort]).map((id) => registry.get(id)).filter(Boolean);
      known.forEach((element) => this.tell(element, sort, sign));
    }
  }

  // Not by colour alone: each shape bears a word too.
  tell(element, sort, sign) {
    this.viewer.get("canvas").addMarker(element, `vergelijk-${sort}`);
    if (element.waypoints) return;
    const said = document.createElement("span");
    said.className = `vergelijk__etiket vergelijk__etiket--${sort}`;
    said.textContent = sign;
    this.viewer.get("overlays").add(element, { position: { top: -12, left: -4 }, html: said });
  }
}

// A drawing of bpmn-js is heavy: it is made when it is about to be seen.
const drawn = new Map();
const draw = (box) => {
  if (!drawn.has(box)) {
    const diagram = new Compared(box);
    drawn.set(box, diagram.go(box.dataset.vergelijk).then(() => diagram));
  }
  return drawn.get(box);
};
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((each) => each.isIntersecting)) {
    seen.unobserve(entry.target);
    draw(entry.target);
  }
});

async function show(section, line) {
  section.querySelectorAll(".vergelijk__regel--gekozen").forEach((each) => each.classList.remove("vergelijk__regel--gekozen"));
  line.classList.add("vergelijk__regel--gekozen");
  for (const box of section.querySelectorAll("[data-vergelijk]")) {
    const diagram = await draw(box);
    await diagram.point(box.dataset.proces, words(line.dataset[box.dataset.kant]));
  }
  section.querySelector(".vergelijk__tekeningen").scrollIntoView({ block: "nearest" });
}

for (const section of document.querySelectorAll(".vergelijk")) {
  if (!section.querySelector("[data-vergelijk]")) continue;
  for (const line of section.querySelectorAll(".vergelijk__regel")) {
    if (!line.dataset.voor && !line.dataset.na) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary vergelijk__toon";
    button.textContent = "Toon in de tekening";
    button.addEventListener("click", () => show(section, line));
    line.append(button);
  }
}
document.querySelectorAll("[data-vergelijk]").forEach((box) => seen.observe(box));
