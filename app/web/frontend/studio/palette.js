// The palette: real buttons, so that Tab, Enter and the space bar reach them.
const TOOLS = [
  ["hand-tool", "Tekening verschuiven", "handTool", "activateHand"],
  ["lasso-tool", "Meer tegelijk kiezen", "lassoTool", "activateSelection"],
  ["space-tool", "Ruimte maken of wegnemen", "spaceTool", "activateSelection"],
  ["connection-multi", "Pijl trekken", "globalConnect", "start"],
];
const BUTTON = '<button type="button" class="entry" draggable="true"></button>';

export class OwnPalette {
  constructor(palette, shapes, create, injector, selection, eventBus) {
    Object.assign(this, { shapes, create, injector, selection, eventBus });
    palette.registerProvider(this);
  }

  getPaletteEntries() {
    const entries = {};
    for (const [icon, title, service, method] of TOOLS) {
      const click = (event) => this.injector.get(service)[method](event);
      entries[icon] = { group: "tools", className: `bpmn-icon-${icon}`, title, html: BUTTON, action: { click } };
    }
    for (const shape of this.shapes.all()) entries[shape.sleutel] = this.entry(shape);
    return entries;
  }

  entry(shape) {
    const drag = (event) => this.create.start(event, this.shapes.make(shape));
    return {
      group: shape.groep,
      className: `bpmn-icon-${shape.teken}`,
      title: shape.naam,
      html: BUTTON,
      action: { dragstart: drag, click: (event) => (event.detail === 0 ? this.place(shape) : drag(event)) },
    };
  }

  // By keyboard there is no pointer to wait for: behind what is chosen, or in the middle.
  place(shape) {
    const [chosen] = this.selection.get();
    let made;
    if (shape.rand) made = this.shapes.edges(chosen ?? {}).length ? this.shapes.attach(chosen, shape) : undefined;
    else if (this.shapes.after(chosen).includes(shape)) made = this.shapes.append(chosen, shape);
    else made = this.shapes.loose(shape);
    if (made) this.selection.select(made);
    else this.eventBus.fire("studio.zeg", { zin: "Kies eerst de stap waarop dit komt." });
  }
}
OwnPalette.$inject = ["palette", "shapes", "create", "injector", "selection", "eventBus"];
