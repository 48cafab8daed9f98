// The buttons beside a chosen shape.
const SHOWN = ["userTask", "exclusiveGateway", "endEvent"];

const button = (title) => {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "entry";
  node.draggable = true;
  node.title = title;
  node.setAttribute("aria-label", title);
  return node.outerHTML;
};

export class OwnPad {
  constructor(contextPad, shapes, create, connect, modeling, rules) {
    Object.assign(this, { shapes, create, connect, modeling, rules });
    contextPad.registerProvider(this);
  }

  getContextPadEntries(element) {
    const entries = {};
    for (const shape of this.short(element)) entries[`achter.${shape.sleutel}`] = this.behind(shape);
    if (this.shapes.after(element).length) entries.pijl = this.arrow();
    entries.weg = this.away([element]);
    return entries;
  }

  getMultiElementContextPadEntries(elements) {
    return { weg: this.away(elements) };
  }

  short(element) {
    return this.shapes.after(element).filter((each) => each.gebeurtenis === "none" && SHOWN.includes(each.vorm));
  }

  behind(shape) {
    const title = `Hierachter: ${shape.naam}`;
    return {
      group: "model",
      className: `bpmn-icon-${shape.teken}`,
      title,
      html: button(title),
      action: {
        dragstart: (event, source) => this.create.start(event, this.shapes.make(shape), { source }),
        click: (_, source) => this.shapes.append(source, shape),
      },
    };
  }

  arrow() {
    const start = (event, source) => this.connect.start(event, source);
    const title = "Pijl naar een ander onderdeel";
    return {
      group: "connect",
      className: "bpmn-icon-connection-multi",
      title,
      html: button(title),
      action: { click: start, dragstart: start },
    };
  }

  away(elements) {
    const title = "Wegdoen";
    return {
      group: "edit",
      className: "bpmn-icon-trash",
      title,
      html: button(title),
      action: { click: () => this.modeling.removeElements([...elements]) },
    };
  }
}
OwnPad.$inject = ["contextPad", "shapes", "create", "connect", "modeling", "rules"];
