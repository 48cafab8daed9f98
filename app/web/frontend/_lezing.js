// The list of steps and the drawing beside it: a step marks its shape, and a shape its step.
import { Diagram } from "./_tekening.js";

const NARROW = matchMedia("(max-width: 63.99rem)");
const words = (text) => (text ?? "").split(/\s+/).filter(Boolean);

export class Lezing {
  constructor(box) {
    this.box = box;
    this.frame = box.querySelector(".diagram");
    this.places = [...box.querySelectorAll("[data-vormen]")];
    this.mark(words(this.frame.dataset.active), words(this.frame.dataset.done));
    box.querySelectorAll(".lijststap__nummer").forEach((number) => this.press(number));
    box.addEventListener("click", (event) => this.follow(event));
    this.frame.addEventListener("gekozen", (event) => this.found(event.detail));
    if (NARROW.matches) this.offer();
    else this.open();
  }

  // On a phone the list comes first; the drawing is there for who asks it.
  offer() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary lezing__toon";
    button.textContent = "Toon de tekening";
    button.addEventListener("click", () => {
      button.remove();
      this.frame.hidden = false;
      this.open();
    });
    this.frame.hidden = true;
    this.frame.before(button);
    this.button = button;
  }

  open() {
    this.button?.remove();
    this.frame.hidden = false;
    this.drawn ??= this.start();
    return this.drawn;
  }

  async start() {
    const diagram = new Diagram(this.frame);
    await diagram.go(this.frame.dataset.bpmn);
    return diagram;
  }

  // Where it stands is said in words as well, and the parts around it are told apart from it.
  mark(active, done) {
    for (const place of this.places.filter((each) => each.classList.contains("lijststap__kop"))) {
      const shapes = words(place.dataset.vormen);
      const step = place.closest(".lijststap");
      if (shapes.some((id) => active.includes(id))) this.here(step, place);
      else if (shapes.some((id) => done.includes(id))) step.classList.add("lijststap--gedaan");
    }
  }

  here(step, title) {
    step.classList.add("lijststap--hier");
    step.setAttribute("aria-current", "step");
    const said = document.createElement("span");
    said.className = "lijststap__hier";
    said.textContent = "nu hier";
    title.append(" ", said);
  }

  press(number) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = number.className;
    button.textContent = number.textContent;
    button.setAttribute("aria-label", `${number.textContent}, toon in de tekening`);
    number.replaceWith(button);
    button.addEventListener("click", () => this.show(button.closest(".lijststap"), { scroll: NARROW.matches }));
  }

  follow(event) {
    const link = event.target.closest('a[href^="#stap-"]');
    const step = link && document.getElementById(link.hash.slice(1));
    if (step && this.drawn) this.show(step);
  }

  async show(step, { scroll = false } = {}) {
    this.choose(step);
    const diagram = await this.open();
    const shapes = words(step.querySelector(".lijststap__kop").dataset.vormen);
    await diagram.point(step.closest("[data-proces]").dataset.proces, shapes);
    if (scroll) this.frame.scrollIntoView({ block: "center" });
  }

  found(id) {
    const place = this.places.find((each) => words(each.dataset.vormen).includes(id));
    const step = place?.closest(".lijststap");
    if (!step) return;
    this.choose(step);
    step.focus({ preventScroll: true });
    step.querySelector(".lijststap__kop").scrollIntoView({ block: "center" });
  }

  choose(step) {
    this.box.querySelectorAll(".lijststap--gekozen").forEach((each) => each.classList.remove("lijststap--gekozen"));
    step.classList.add("lijststap--gekozen");
  }
}

// A list behind a disclosure is fetched when it is opened: most readers of a casus never need it.
export function fetchWhenOpened(details) {
  const place = details.querySelector("[data-lezing]");
  const load = async () => {
    if (!details.open || details.dataset.gevraagd) return;
    details.dataset.gevraagd = "ja";
    try {
      const answer = await fetch(place.dataset.lezing, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(`lezing ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const piece = document.importNode(page.querySelector(".lezing"), true);
      const frame = piece.querySelector(".diagram");
      frame.dataset.active = place.dataset.active;
      frame.dataset.done = place.dataset.done;
      place.replaceChildren(piece);
      new Lezing(piece);
    } catch (error) {
      console.warn(error);
      delete details.dataset.gevraagd;
    }
  };
  details.addEventListener("toggle", load);
}
