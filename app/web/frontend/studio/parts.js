// The list of all that is drawn on this sheet: the way through the drawing by keyboard and for who hears it.
import { button, choose, field, group, make } from "./dom.js";
import { isArrow, tagOf } from "./shapes.js";

const KEYS = { ArrowDown: 1, ArrowUp: -1 };

export class Parts {
  constructor({ box, actions, questions }, modeler, names, say) {
    Object.assign(this, { box, actions, questions, modeler, names, say });
    this.shapes = modeler.get("shapes");
    this.registry = modeler.get("elementRegistry");
    this.canvas = modeler.get("canvas");
    this.selection = modeler.get("selection");
    this.modeling = modeler.get("modeling");
    box.addEventListener("keydown", (event) => this.move(event));
  }

  every() {
    const root = this.canvas.getRootElement();
    const shown = (each) => each.parent && !each.labelTarget && this.canvas.findRoot(each) === root;
    return this.registry.filter(shown).sort((one, other) => this.rank(one) - this.rank(other));
  }

  // From left to right, arrows behind the shape that they leave.
  rank(element) {
    const shape = element.source ?? element;
    return (shape?.x ?? 0) * 10_000 + (shape?.y ?? 0) + (element.source ? 0.5 : 0);
  }

  draw() {
    const [chosen] = this.selection.get();
    const focused = this.box.contains(document.activeElement);
    const items = this.every().map((each) => this.item(each, each === chosen));
    if (!chosen && items[0]) items[0].firstChild.tabIndex = 0;
    this.box.replaceChildren(...items);
    if (focused) this.box.querySelector('[tabindex="0"]')?.focus();
  }

  item(element, chosen) {
    const words = `${this.names.of(element)} (${this.names.sort(element).toLowerCase()})`;
    const press = make("button", {
      type: "button",
      class: isArrow(element) ? "studio__deel studio__deel--pijl" : "studio__deel",
      "aria-pressed": String(Boolean(chosen)),
      tabindex: chosen ? "0" : "-1",
      "data-deel": element.id,
      onclick: () => this.choose(element),
    }, words);
    return make("li", {}, press);
  }

  move(event) {
    const step = KEYS[event.key];
    if (!step) return;
    const all = [...this.box.querySelectorAll("button")];
    const next = all[all.indexOf(document.activeElement) + step];
    if (next) {
      all.forEach((each) => (each.tabIndex = each === next ? 0 : -1));
      next.focus();
    }
    event.preventDefault();
  }

  choose(element) {
    this.selection.select(element);
    this.canvas.scrollToElement(element, { top: 80, left: 120, right: 120, bottom: 80 });
  }

  // What one can do with what is chosen, without a mouse.
  offerFor(element) {
    this.actions.replaceChildren(...(element ? this.possible(element) : []));
  }

  possible(element) {
    const found = [];
    const shapes = isArrow(element) ? this.shapes.all().filter((each) => each.achter) : this.shapes.after(element);
    if (shapes.length) found.push(this.adding(element, shapes));
    const edges = this.shapes.edges(element);
    if (edges.length) found.push(this.attaching(element, edges));
    if (this.shapes.after(element).length) found.push(this.connecting(element));
    const plane = this.canvas.findRoot(`${element.id}_plane`);
    if (plane) found.push(button("Open dit deel", () => this.canvas.setRootElement(plane)));
    if (!isArrow(element) && tagOf(element) !== "lane") found.push(button("Kopieer", () => this.copy(element)));
    found.push(button("Doe weg", () => this.remove(element), { class: "govuk-button govuk-button--warning studio__knop" }));
    return found;
  }

  adding(element, shapes) {
    const label = isArrow(element) ? "Zet op deze pijl" : "Zet hierachter";
    const put = (shape) => (isArrow(element) ? this.shapes.insert(element, shape) : this.shapes.append(element, shape));
    return this.pick(label, shapes, (shape) => this.made(put(shape)));
  }

  attaching(element, edges) {
    return this.pick("Zet op de rand", edges, (shape) => this.made(this.shapes.attach(element, shape)));
  }

  pick(label, shapes, put) {
    const select = choose(shapes.map((each) => ({ waarde: each.sleutel, naam: each.naam })), shapes[0].sleutel, () => {});
    select.options[0].remove();
    const go = button("Voeg toe", () => put(shapes.find((each) => each.sleutel === select.value)));
    go.setAttribute("aria-label", `${label}: voeg toe`);
    return make("div", { class: "studio__actie" }, field(label, select), go);
  }

  made(element) {
    this.selection.select(element);
    this.modeler.get("directEditing").cancel();
    this.say(`${this.names.sort(element)} staat in de tekening. Geef een naam.`);
    // The questions about it stand there from the next frame on.
    requestAnimationFrame(() => requestAnimationFrame(() => this.questions.querySelector("input")?.focus()));
  }

  connecting(element) {
    const targets = this.every().filter((each) => this.allowed(element, each));
    const select = choose(targets.map((each) => ({ waarde: each.id, naam: this.names.of(each) })), "", () => {}, "kies waarheen");
    const go = button("Trek pijl", () => {
      const made = select.value && this.modeling.connect(element, this.registry.get(select.value));
      if (made) this.choose(made);
    });
    return make("div", { class: "studio__actie" }, field("Pijl naar", select), go);
  }

  allowed(element, other) {
    const rules = this.modeler.get("rules");
    const may = other !== element && !isArrow(other) && rules.allowed("connection.create", { source: element, target: other });
    return may && may.type === "bpmn:SequenceFlow";
  }

  copy(element) {
    const { x, y, width, height, parent } = element;
    this.modeler.get("copyPaste").copy([element]);
    const point = { x: x + width / 2, y: y + height * 1.5 + 40 };
    const [made] = this.modeler.get("copyPaste").paste({ element: parent, point });
    if (made) this.made(made);
  }

  remove(element) {
    const name = this.names.of(element);
    this.modeling.removeElements([element]);
    this.say(`Weg: ${name}.`);
    this.box.querySelector("button")?.focus();
  }
}

export { group };
