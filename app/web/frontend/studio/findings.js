// What is not right, on the shapes and arrows themselves and in a list; a run that is played, a repair that is made.
import { button, make } from "./dom.js";
import { Playing } from "./playing.js";

const LEVELS = {
  fout: ["Fout", "studio-fout"],
  onbeslist: ["Niet beslist", "studio-onbeslist"],
  waarschuwing: ["Let op", "studio-let-op"],
};
const LATER = 400;
const SIGN = { fout: "!", onbeslist: "?", waarschuwing: "i" };

export class Findings {
  constructor(box, modeler, names, file, { repair, say }) {
    Object.assign(this, { box, modeler, names, file, repair, say });
    this.overlays = modeler.get("overlays");
    this.registry = modeler.get("elementRegistry");
    this.canvas = modeler.get("canvas");
    this.playing = new Playing(box.closest("[data-tekening]").querySelector(".studio__spel"), modeler, names);
    this.list = box.querySelector(".studio__bevindingen");
    this.count = box.querySelector(".studio__aantal");
    this.marked = [];
  }

  busy() {
    this.count.textContent = "Wordt nagekeken…";
  }

  show(all) {
    this.all = all;
    this.clear();
    const here = all.filter((each) => each.bestand === this.file);
    const elsewhere = all.length - here.length;
    here.forEach((each) => this.mark(each));
    this.badges(here);
    this.count.textContent = this.told(here.length, elsewhere);
    this.list.replaceChildren(...here.map((each) => this.item(each)));
  }

  told(here, elsewhere) {
    const others = elsewhere ? ` Elders in dit ontwerp: ${elsewhere}.` : "";
    if (!here) return `In deze tekening is niets gevonden.${others}`;
    return `${here === 1 ? "Eén punt" : `${here} punten`} in deze tekening.${others}`;
  }

  clear() {
    this.marked.forEach(([element, name]) => this.registry.get(element.id) && this.canvas.removeMarker(element, name));
    this.marked = [];
    this.overlays.remove({ type: "bevinding" });
  }

  places(finding) {
    return [finding.element, ...finding.anderen].map((id) => this.registry.get(id)).filter(Boolean);
  }

  // What is wrong inside a part is shown on the part as well, on every level above it.
  around(element) {
    const found = [element];
    for (let node = element.businessObject.$parent; node; node = node.$parent) {
      const part = node.$type === "bpmn:SubProcess" && this.registry.get(node.id);
      if (part) found.push(part);
    }
    return found;
  }

  mark(finding) {
    const [, name] = LEVELS[finding.ernst];
    for (const element of this.places(finding).flatMap((each) => this.around(each))) {
      this.canvas.addMarker(element, name);
      this.marked.push([element, name]);
    }
  }

  // One sign for each shape, of what weighs most there.
  badges(findings) {
    const order = Object.keys(LEVELS);
    const worst = new Map();
    for (const finding of findings) {
      const place = this.registry.get(finding.element);
      for (const element of place ? this.around(place) : []) {
        const before = worst.get(element);
        if (!before || order.indexOf(finding.ernst) < order.indexOf(before.ernst)) worst.set(element, finding);
      }
    }
    worst.forEach((finding, element) => this.badge(element, finding));
  }

  badge(element, finding) {
    const [level, name] = LEVELS[finding.ernst];
    const html = make("button", {
      type: "button",
      class: `studio__teken ${name}`,
      tabindex: "-1",
      title: `${level}: ${finding.zin}`,
      "aria-label": `${level}: ${finding.zin}`,
      onclick: () => this.toList(finding),
    }, SIGN[finding.ernst]);
    const position = element.waypoints ? { top: -10, left: -10 } : { top: -12, right: 12 };
    this.overlays.add(element, "bevinding", { position, html });
  }

  toList(finding) {
    const item = this.list.querySelector(`[data-nr="${CSS.escape(finding.nr)}"]`);
    item?.scrollIntoView({ block: "nearest" });
    item?.querySelector("button")?.focus();
  }

  item(finding) {
    const [level, name] = LEVELS[finding.ernst];
    const tag = make("strong", { class: `studio__ernst ${name}` }, level);
    const words = make("p", { class: "govuk-body studio__zin" }, tag, " ", finding.zin);
    const acts = make("div", { class: "studio__acties" }, ...this.acts(finding));
    const why = make("details", {}, make("summary", {}, "Waarom?"), make("p", {}, finding.bron || "Een regel van Casuspad."), this.help(finding));
    return make("li", { "data-nr": finding.nr, class: "studio__bevinding" }, words, why, acts);
  }

  help(finding) {
    return finding.hulp ? make("a", { class: "govuk-link", href: finding.hulp }, "Meer uitleg") : "";
  }

  acts(finding) {
    const found = [];
    const [first] = this.places(finding);
    if (first) found.push(button("Toon", () => this.point(first)));
    if (finding.pad.length) found.push(button("Speel af", () => this.playing.start(finding)));
    found.push(button("Hoe herstel ik dit?", (event) => this.offer(finding, event.currentTarget)));
    return found;
  }

  // What mends it is worked out when somebody asks: it is tried on a copy first.
  async offer(finding, press) {
    const answer = await fetch(finding.herstel, { credentials: "same-origin" });
    const said = answer.ok ? await answer.json() : { herstel: [] };
    if (said.klaar === false) {
      setTimeout(() => press.isConnected && this.offer(finding, press), LATER);
      return;
    }
    const mends = said.herstel.map((each) => button(`Herstel: ${each.zin}`, () => this.repair(each), { class: "govuk-button studio__knop" }));
    const none = make("p", { class: "govuk-body", tabindex: "-1" }, "Hiervoor weet Casuspad geen herstel. Wijzig het zelf.");
    const shown = mends.length ? mends : [none];
    press.replaceWith(...shown);
    shown[0].focus();
  }

  point(element) {
    const root = this.canvas.findRoot(element);
    if (root && root !== this.canvas.getRootElement()) this.canvas.setRootElement(root);
    this.modeler.get("selection").select(element);
    this.canvas.scrollToElement(element, { top: 80, left: 120, right: 120, bottom: 80 });
  }
}
