// What one may draw: made of what the server says the engine carries out.
export const tagOf = (element) => {
  const type = element?.type?.replace("bpmn:", "") ?? "";
  return type.charAt(0).toLowerCase() + type.slice(1);
};

export const isArrow = (element) => element?.type === "bpmn:SequenceFlow";

export const eventOf = (element) => {
  const [definition] = element.businessObject.get("eventDefinitions") ?? [];
  if (!definition) return "none";
  const name = definition.$type.replace("bpmn:", "").replace("EventDefinition", "");
  return name.charAt(0).toLowerCase() + name.slice(1);
};

const typeOf = (tag) => `bpmn:${tag.charAt(0).toUpperCase()}${tag.slice(1)}`;

class Between {
  constructor(modeling, autoPlace) {
    Object.assign(this, { modeling, autoPlace });
  }

  preExecute(context) {
    const { arrow } = context;
    context.made = this.autoPlace.append(arrow.source, context.made);
    const middle = { x: context.made.x + context.made.width, y: context.made.y + context.made.height / 2 };
    this.modeling.reconnectStart(arrow, context.made, middle);
    this.modeling.layoutConnection(arrow);
  }
}
Between.$inject = ["modeling", "autoPlace"];

export class Shapes {
  constructor(offer, elementFactory, modeling, autoPlace, canvas, commandStack) {
    Object.assign(this, { offer, elementFactory, modeling, autoPlace, canvas, commandStack });
    commandStack.registerHandler("studio.tussen", Between);
  }

  all() {
    return this.offer.vormen;
  }

  // What may come right behind a shape.
  after(element) {
    const ends = ["endEvent", "lane", "participant", "process", "collaboration", "textAnnotation"];
    if (!element || isArrow(element) || element.labelTarget || ends.includes(tagOf(element))) return [];
    return this.all().filter((shape) => shape.achter);
  }

  edges(element) {
    return this.offer.met_rand.includes(tagOf(element)) ? this.all().filter((shape) => shape.rand) : [];
  }

  make(shape) {
    const attrs = { type: typeOf(shape.vorm) };
    if (shape.gebeurtenis !== "none") attrs.eventDefinitionType = `${typeOf(shape.gebeurtenis)}EventDefinition`;
    if (shape.vorm === "subProcess") attrs.isExpanded = false;
    const made = this.elementFactory.createShape(attrs);
    const named = shape.naam_nieuw;
    if (named) made.businessObject.name = named;
    return made;
  }

  // Right behind a step: what came behind it comes behind the new one now. At a choice it is one way more.
  append(source, shape) {
    const [only, ...more] = source.outgoing;
    const splits = tagOf(source).endsWith("Gateway");
    if (only && !more.length && !splits && shape.vorm !== "endEvent") return this.insert(only, shape);
    return this.autoPlace.append(source, this.make(shape));
  }

  // Between two shapes, as one step that can be undone: the arrow leaves the new shape, and a new one leads to it.
  insert(arrow, shape) {
    const context = { arrow, made: this.make(shape) };
    this.commandStack.execute("studio.tussen", context);
    return context.made;
  }

  attach(host, shape) {
    const place = { x: host.x + host.width - 25, y: host.y + host.height };
    return this.modeling.createShape(this.make(shape), place, host, { attach: true });
  }

  // With nothing chosen: in the middle of what is in sight.
  loose(shape) {
    const view = this.canvas.viewbox();
    const place = { x: Math.round(view.x + view.width / 2), y: Math.round(view.y + view.height / 2) };
    const root = this.canvas.getRootElement();
    const pool = root.children?.find((each) => each.type === "bpmn:Participant");
    return this.modeling.createShape(this.make(shape), place, pool ?? root);
  }
}
Shapes.$inject = ["offer", "elementFactory", "modeling", "autoPlace", "canvas", "commandStack"];
