// One drawing of a draft: opened, changed, saved at once, checked at once.
import { button, make } from "./dom.js";
import { Findings } from "./findings.js";
import { newModeler } from "./modeler.js";
import { Names } from "./names.js";
import { Panel } from "./panel.js";
import { Parts } from "./parts.js";
import { Props } from "./props.js";
import { post, SAID, Saving } from "./saving.js";

const UNKNOWN = "In dit bestand staat iets wat de tekening niet kent, en dus zou verliezen. Wijzig deze procedure met de stappenlijst.";
const LATER = 300;
const FAILED = "De tekening kan nu niet getoond worden. Met de stappenlijst kunt u wel verder.";

async function fetched(url, kind) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer[kind]();
}

export class Studio {
  constructor(box) {
    this.box = box;
    box.studio = this;
    this.data = box.dataset;
    this.state = box.querySelector(".studio__stand");
    this.spoken = box.querySelector(".studio__zeg");
    this.tools = box.querySelector(".studio__knoppen");
  }

  async start() {
    try {
      const [offer, xml] = await Promise.all([fetched(this.data.aanbod, "json"), fetched(this.data.bpmn, "text")]);
      await this.open(offer, xml);
      this.data.klaar = "ja";
      performance.mark("studio-klaar");
    } catch (error) {
      console.warn(error);
      this.tell("fout", FAILED);
      this.data.klaar = "nee";
    }
  }

  async open(offer, xml) {
    this.canvasBox = this.box.querySelector(".studio__blad");
    this.modeler = newModeler(this.canvasBox, offer);
    this.names = new Names(offer);
    const { warnings } = await this.modeler.importXML(xml);
    this.props = new Props(this.modeler);
    const say = (words) => this.say(words);
    const part = (name) => this.box.querySelector(`.studio__${name}`);
    this.panel = new Panel(part("eigenschappen"), this.modeler, offer, this.props, this.names);
    const places = { box: part("delen"), actions: part("mogelijk"), questions: part("eigenschappen") };
    this.parts = new Parts(places, this.modeler, this.names, say);
    this.findings = new Findings(part("onderzoek"), this.modeler, this.names, this.data.bestand, { repair: (each) => this.repair(each), say });
    this.keep(warnings);
    this.follow();
    this.buttons();
    this.place();
    this.settle();
    this.check();
  }

  keep(warnings) {
    this.saving = new Saving({
      url: this.data.bewaar,
      token: this.data.token,
      revisie: this.data.revisie,
      xml: async () => (await this.modeler.saveXML({ format: true })).xml,
      tell: (state, words) => this.tell(state, words),
      saved: () => this.check(),
    });
    if (warnings.length) this.lock();
    else this.tell("rust", SAID.rust);
  }

  // What the drawing program would lose is never lost: it is shown, and changed elsewhere.
  lock() {
    this.saving.stopped = true;
    this.tell("fout", UNKNOWN);
  }

  follow() {
    this.modeler.on("commandStack.changed", () => {
      this.saving.changed();
      this.settle();
    });
    this.modeler.on("selection.changed", () => this.settle());
    this.modeler.on("root.set", () => this.settle());
    this.modeler.on("studio.zeg", ({ zin }) => this.say(zin));
  }

  // Many events of one change are drawn once.
  settle() {
    if (this.settling) return;
    this.settling = requestAnimationFrame(() => {
      this.settling = undefined;
      const [element, ...others] = this.modeler.get("selection").get();
      const shown = others.length ? undefined : (element?.labelTarget ?? element);
      if (shown !== this.panel.element) this.panel.show(shown);
      else this.panel.refresh();
      this.parts.offerFor(shown);
      this.parts.draw();
      this.upward();
    });
  }

  upward() {
    const inside = this.modeler.get("canvas").getRootElement().businessObject?.$type === "bpmn:SubProcess";
    this.up.hidden = !inside;
  }

  buttons() {
    const stack = this.modeler.get("commandStack");
    const zoom = this.modeler.get("zoomScroll");
    const canvas = this.modeler.get("canvas");
    this.up = button("Terug naar het geheel", () => canvas.setRootElement(canvas.getRootElements()[0]));
    this.tools.replaceChildren(
      this.up,
      button("Maak ongedaan", () => (stack.canUndo() ? stack.undo() : this.undo())),
      button("Opnieuw", () => stack.canRedo() && stack.redo()),
      button("Groter", () => zoom.stepZoom(1)),
      button("Kleiner", () => zoom.stepZoom(-1)),
      button("Alles tonen", () => canvas.zoom("fit-viewport", "auto")),
      button("Zet op één lijn", () => this.align()),
    );
  }

  align() {
    const chosen = this.modeler.get("selection").get().filter((each) => !each.waypoints);
    if (chosen.length < 2) this.say("Kies eerst meer stappen: houd de shift-toets ingedrukt terwijl u klikt.");
    else this.modeler.get("alignElements").trigger(chosen, "middle");
  }

  // What was done before this page was opened is taken back on the server.
  async undo() {
    if (!this.data.ongedaan) return;
    const answer = await post(this.data.ongedaan, { revisie: this.saving.revisie }, this.data.token);
    if (answer.ok) location.reload();
    else this.say("Er is niets om ongedaan te maken.");
  }

  async repair(each) {
    if (this.saving.dirty) await this.saving.send();
    const answer = await post(this.data.herstel, { revisie: this.saving.revisie, herstel: each.id }, this.data.token);
    if (answer.ok) location.reload();
    else this.say("Dat herstel kan nu niet: er is intussen iets gewijzigd.");
  }

  place() {
    const canvas = this.modeler.get("canvas");
    const registry = this.modeler.get("elementRegistry");
    canvas.zoom(1);
    const begin = registry.filter((each) => each.type === "bpmn:StartEvent" && canvas.findRoot(each) === canvas.getRootElement())[0];
    if (begin) canvas.scrollToElement(begin, { top: 160, left: 160, right: 300, bottom: 200 });
  }

  async check() {
    if (!this.data.bevindingen) return;
    this.asked?.abort();
    this.asked = new AbortController();
    const url = `${this.data.bevindingen}?revisie=${encodeURIComponent(this.saving.revisie)}`;
    try {
      const answer = await fetch(url, { credentials: "same-origin", signal: this.asked.signal });
      if (answer.ok) this.found(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error);
    }
  }

  // What is still being worked out is asked again; a newer change asks anew by itself.
  found({ revisie, klaar, bevindingen }) {
    if (klaar !== false) {
      this.findings.show(bevindingen);
      return;
    }
    this.findings.busy();
    setTimeout(() => revisie === Number(this.saving.revisie) && this.check(), LATER);
  }

  tell(state, words) {
    this.state.dataset.stand = state;
    this.state.replaceChildren(words, ...(state === "botsing" ? this.ways() : []));
  }

  // Nobody's work is lost: what was drawn here can be kept as a file.
  ways() {
    const newest = make("a", { class: "govuk-link", href: location.href }, "Toon wat er nu staat");
    const keep = button("Bewaar mijn tekening als bestand", async () => {
      const { xml } = await this.modeler.saveXML({ format: true });
      const url = URL.createObjectURL(new Blob([xml], { type: "application/xml" }));
      make("a", { href: url, download: this.data.bestand.split("/").at(-1) }).click();
    });
    return [" ", newest, " ", keep];
  }

  say(words) {
    this.spoken.textContent = words;
  }
}
