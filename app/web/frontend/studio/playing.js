// Walks a run that goes wrong over the drawing, one place at a time.
import { button, make } from "./dom.js";

const HERE = "studio-speelt";
const PASSED = "studio-gespeeld";
const MARGIN = { top: 100, left: 150, right: 150, bottom: 100 };

export class Playing {
  constructor(box, modeler, names) {
    Object.assign(this, { box, names });
    this.canvas = modeler.get("canvas");
    this.registry = modeler.get("elementRegistry");
    this.overlays = modeler.get("overlays");
  }

  start(finding) {
    this.clear();
    this.finding = finding;
    this.steps = finding.pad;
    this.said = make("p", { class: "govuk-body studio__gezegd", "aria-live": "polite" });
    this.back = button("Vorige", () => this.go(this.at - 1));
    this.on = button("Volgende", () => this.go(this.at + 1));
    const stop = button("Stop", () => this.stop());
    const title = make("h3", { class: "govuk-heading-s" }, "Zo loopt het mis");
    this.box.replaceChildren(title, this.said, make("div", { class: "studio__acties" }, this.back, this.on, stop));
    this.box.hidden = false;
    this.box.scrollIntoView({ block: "nearest" });
    this.go(this.first());
    this.on.focus();
  }

  // A run may begin in another drawing: it is played from where it comes into this one, and back from there.
  first() {
    const here = this.steps.findIndex((step) => this.registry.get(step.element));
    return Math.max(here, 0);
  }

  go(place) {
    if (place < 0 || place >= this.steps.length) return;
    this.at = place;
    this.clear();
    this.steps.slice(0, place).forEach((step) => this.color(step.element, PASSED));
    this.steps.slice(0, place + 1).forEach((step) => step.pijl && this.color(step.pijl, PASSED));
    const element = this.color(this.steps[place].element, HERE);
    if (element) this.stand(element);
    this.said.textContent = this.words(place, element);
    this.limit(this.back, place === 0);
    this.limit(this.on, place === this.steps.length - 1);
  }

  // A button that can go no further stays where the cursor is.
  limit(press, reached) {
    press.setAttribute("aria-disabled", String(reached));
  }

  words(place, element) {
    const step = this.steps[place];
    const name = step.zin || (element ? this.names.of(element) : "een stap");
    const here = element ? name : `${name} (in een andere tekening)`;
    const last = place === this.steps.length - 1 ? ` ${this.finding.zin}` : "";
    return `${place + 1} van ${this.steps.length}: ${here}.${last}`;
  }

  color(id, name) {
    const element = this.registry.get(id);
    if (element) {
      this.canvas.addMarker(element, name);
      this.colored = [...(this.colored ?? []), [element, name]];
    }
    return element;
  }

  stand(element) {
    const root = this.canvas.findRoot(element);
    if (root && root !== this.canvas.getRootElement()) this.canvas.setRootElement(root);
    this.canvas.scrollToElement(element, MARGIN);
    const html = make("span", { class: "studio__penning", "aria-hidden": "true" });
    this.overlays.add(element, "penning", { position: { top: -14, left: -14 }, html });
  }

  clear() {
    (this.colored ?? []).forEach(([element, name]) => this.registry.get(element.id) && this.canvas.removeMarker(element, name));
    this.colored = [];
    this.overlays.remove({ type: "penning" });
  }

  stop() {
    this.clear();
    this.box.hidden = true;
    this.box.replaceChildren();
  }
}
