// Draws the procedure of a task or casus, marks where it stands, and opens sub-processes and called processes.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";

import { keepLanesInSight } from "./_banen.js";
import nl from "./diagram-nl.mjs";

const INSIDE = "diagram-binnenin";
const HERE = "diagram-hier";
const CHOSEN = "diagram-gekozen";
const DONE = "diagram-gedaan";
const FAILED = "De tekening kan nu niet getoond worden. De tekst op deze pagina zegt waar het staat.";

const words = (text) => (text ?? "").split(/\s+/).filter(Boolean);

function mark(viewer, ids, className) {
  const registry = viewer.get("elementRegistry");
  const canvas = viewer.get("canvas");
  const known = ids.map((id) => registry.get(id)).filter(Boolean);
  known.forEach((element) => canvas.addMarker(element, className));
  return known;
}

// A token inside a collapsed sub-process is also shown on the sub-process itself, on every level above it.
function holders(viewer, elements) {
  const registry = viewer.get("elementRegistry");
  const found = new Set();
  for (const element of elements) {
    for (let node = element.businessObject.$parent; node; node = node.$parent) {
      const holder = registry.get(node.id);
      if (holder && node.$instanceOf("bpmn:SubProcess")) found.add(holder);
    }
  }
  return [...found];
}

function calls(viewer, active) {
  return viewer
    .get("elementRegistry")
    .filter((element) => element.type === "bpmn:CallActivity" && active.includes(element.id));
}

// Labels of 12 px at least: the drawing is never made smaller than it was drawn to fit a frame. It starts at the
// marked step, else where the procedure begins.
function place(viewer) {
  const canvas = viewer.get("canvas");
  canvas.zoom(1.1);
  const every = viewer.get("elementRegistry").filter((element) => element.width && visible(viewer, element));
  const here =
    every.find((element) => isMarked(viewer, element)) ??
    every.find((element) => element.type === "bpmn:StartEvent");
  if (here) canvas.scrollToElement(here, { top: 80, left: 120, right: 200, bottom: 80 });
}

const visible = (viewer, element) => viewer.get("canvas").findRoot(element) === viewer.get("canvas").getRootElement();
const isMarked = (viewer, element) =>
  [HERE, INSIDE].some((name) => viewer.get("canvas").hasMarker(element, name));

function button(text, onClick) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "govuk-button govuk-button--secondary diagram__knop";
  node.textContent = text;
  node.addEventListener("click", onClick);
  return node;
}

const name = (element) => element.businessObject.name || element.id;

export class Diagram {
  constructor(box) {
    this.box = box;
    this.active = words(box.dataset.active);
    this.done = words(box.dataset.done);
    this.trail = [];
    this.tools = document.createElement("div");
    this.tools.className = "diagram__knoppen";
    this.canvas = document.createElement("div");
    this.canvas.className = "diagram__tekening";
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "group");
    this.canvas.setAttribute("aria-label", box.dataset.label || "Diagram van de procedure");
    box.append(this.tools, this.canvas);
    this.viewer = new NavigatedViewer({ container: this.canvas, additionalModules: [nl] });
    this.viewer.on("root.set", () => this.settle());
    this.canvas.addEventListener("keydown", (event) => this.move(event));
    this.viewer.on("element.click", ({ element }) => this.chosen(element));
    keepLanesInSight(this.viewer, this.canvas);
  }

  // Another part of the page may want to know which shape or arrow was clicked.
  chosen(element) {
    this.box.dispatchEvent(new CustomEvent("gekozen", { detail: element.businessObject.id, bubbles: true }));
  }

  // Shows these shapes and arrows of a process: in the drawing of that process, on the level where they lie.
  async point(process, ids) {
    const url = this.url.replace(/[^/]+\.bpmn$/, `${encodeURIComponent(process)}.bpmn`);
    if (url !== this.url) {
      this.trail.push(this.url);
      await this.go(url);
    }
    const canvas = this.viewer.get("canvas");
    const registry = this.viewer.get("elementRegistry");
    registry.filter((each) => canvas.hasMarker(each, CHOSEN)).forEach((each) => canvas.removeMarker(each, CHOSEN));
    const [first] = ids.map((id) => registry.get(id)).filter(Boolean);
    if (!first) return;
    const root = canvas.findRoot(first);
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
    mark(this.viewer, ids, CHOSEN);
    canvas.scrollToElement(first, { top: 80, left: 120, right: 120, bottom: 80 });
  }

  async open(url) {
    const answer = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/xml" } });
    if (!answer.ok) throw new Error(`diagram ${answer.status}`);
    await this.viewer.importXML(await answer.text());
    this.url = url;
    const here = mark(this.viewer, this.active, HERE);
    const inside = holders(this.viewer, here);
    inside.forEach((element) => this.viewer.get("canvas").addMarker(element, INSIDE));
    mark(this.viewer, this.done.filter((id) => !this.active.includes(id)), DONE);
    this.inside = inside;
    this.settle();
  }

  settle() {
    if (!this.url) return;
    place(this.viewer);
    const pressed = this.tools.contains(document.activeElement);
    this.tools.replaceChildren(...this.ways());
    if (pressed) this.canvas.focus();
  }

  async go(url) {
    try {
      await this.open(url);
      this.box.dataset.ready = "ja";
    } catch (error) {
      console.warn(error);
      this.box.replaceChildren(FAILED);
      this.box.dataset.ready = "nee";
    }
  }

  ways() {
    const found = [];
    const canvas = this.viewer.get("canvas");
    const root = canvas.getRootElement();
    if (this.plane(root)) found.push(button("Terug naar het geheel", () => this.toTop()));
    else if (this.trail.length) found.push(button("Terug", () => this.go(this.trail.pop())));
    for (const element of this.inside.filter((each) => visible(this.viewer, each))) {
      const plane = canvas.findRoot(`${element.id}_plane`);
      if (plane) found.push(button(`Open “${name(element)}”`, () => canvas.setRootElement(plane)));
    }
    for (const element of calls(this.viewer, this.active).filter((each) => visible(this.viewer, each))) {
      found.push(button(`Open “${name(element)}”`, () => this.follow(element)));
    }
    found.push(
      button("Groter", () => this.viewer.get("zoomScroll").stepZoom(1)),
      button("Kleiner", () => this.viewer.get("zoomScroll").stepZoom(-1)),
      button("Alles tonen", () => canvas.zoom("fit-viewport", "auto")),
    );
    return found;
  }

  plane(root) {
    return Boolean(root.businessObject?.$instanceOf("bpmn:SubProcess"));
  }

  toTop() {
    const canvas = this.viewer.get("canvas");
    canvas.setRootElement(canvas.getRootElements().find((root) => !this.plane(root)));
  }

  follow(element) {
    const called = element.businessObject.calledElement;
    if (!called) return;
    this.trail.push(this.url);
    this.go(this.url.replace(/[^/]+\.bpmn$/, `${encodeURIComponent(called)}.bpmn`));
  }

  move(event) {
    if (event.target !== this.canvas) return;
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    const zoom = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (step) this.viewer.get("canvas").scroll({ dx: step[0], dy: step[1] });
    if (zoom) this.viewer.get("zoomScroll").stepZoom(zoom);
    if (event.key === "0") this.viewer.get("canvas").zoom("fit-viewport", "auto");
    if (step || zoom || event.key === "0") event.preventDefault();
  }
}
