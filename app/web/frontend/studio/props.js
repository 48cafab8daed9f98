// Reads and writes what stands in the file about one shape or arrow, as one step that can be undone.
import { tagOf } from "./shapes.js";

const businessOf = (element) => element.businessObject;

export class Props {
  constructor(modeler) {
    this.modeling = modeler.get("modeling");
    this.factory = modeler.get("bpmnFactory");
    this.moddle = modeler.get("moddle");
    this.registry = modeler.get("elementRegistry");
    this.canvas = modeler.get("canvas");
  }

  get(element, key) {
    return businessOf(element).get(key) ?? "";
  }

  set(element, key, value) {
    if (this.get(element, key) === value) return;
    this.modeling.updateProperties(element, { [key]: value === "" ? undefined : value });
  }

  definition(element) {
    return (businessOf(element).get("eventDefinitions") ?? [])[0];
  }

  moment(element) {
    const definition = this.definition(element);
    for (const kind of ["timeDuration", "timeDate", "timeCycle"]) {
      const found = definition?.get(kind);
      if (found) return { kind, text: found.body ?? "" };
    }
    return { kind: "", text: "" };
  }

  setMoment(element, kind, text) {
    const definition = this.definition(element);
    const time = this.factory.create("bpmn:FormalExpression", { body: text });
    time.$parent = definition;
    const properties = { timeDuration: undefined, timeDate: undefined, timeCycle: undefined, [kind]: time };
    this.modeling.updateModdleProperties(element, definition, properties);
  }

  condition(arrow) {
    return (businessOf(arrow).conditionExpression?.body ?? "").trim();
  }

  setCondition(arrow, text) {
    if (this.condition(arrow) === text) return;
    const made = text ? this.factory.create("bpmn:FormalExpression", { body: text }) : undefined;
    this.modeling.updateProperties(arrow, { conditionExpression: made });
  }

  otherwise(gateway) {
    return businessOf(gateway).default?.id ?? "";
  }

  setOtherwise(gateway, id) {
    this.modeling.updateProperties(gateway, { default: id ? businessOf(this.registry.get(id)) : undefined });
  }

  // The message of an event stands twice: as our word, and as the message of the standard.
  setMessage(element, word) {
    this.set(element, "livc:message", word);
    const definition = this.definition(element);
    const messageRef = word ? this.message(element, word) : undefined;
    if (definition) this.modeling.updateModdleProperties(element, definition, { messageRef });
  }

  message(element, word) {
    let root = businessOf(element);
    while (root.$parent) root = root.$parent;
    const known = root.get("rootElements").find((each) => each.$type === "bpmn:Message" && each.name === word);
    if (known) return known;
    const made = this.factory.create("bpmn:Message", { name: word });
    made.$parent = root;
    this.modeling.updateModdleProperties(element, root, { rootElements: [...root.get("rootElements"), made] });
    return made;
  }

  told(element) {
    const values = businessOf(element).get("extensionElements")?.get("values") ?? [];
    return values.filter((each) => each.$type === "livc:Gevolg");
  }

  // "" is what follows from every answer that has no words of its own.
  setTold(element, outcome, words) {
    const holder = businessOf(element).get("extensionElements");
    const values = holder?.get("values") ?? [];
    const mine = (each) => each.$type === "livc:Gevolg" && (each.uitkomst ?? "") === outcome;
    const old = values.find(mine);
    const rest = values.filter((each) => !mine(each));
    const next = { tekst: old?.tekst ?? "", verteld: old?.verteld, ...words };
    if (next.tekst || next.verteld) rest.push(this.moddle.create("livc:Gevolg", this.spoken(outcome, next)));
    this.extend(element, holder, rest);
  }

  spoken(outcome, { tekst, verteld }) {
    const attrs = { tekst };
    if (outcome) attrs.uitkomst = outcome;
    if (verteld) attrs.verteld = verteld;
    return attrs;
  }

  extend(element, holder, values) {
    if (holder) {
      values.forEach((each) => (each.$parent = holder));
      this.modeling.updateModdleProperties(element, holder, { values });
      return;
    }
    const made = this.factory.create("bpmn:ExtensionElements", { values });
    made.$parent = businessOf(element);
    values.forEach((each) => (each.$parent = made));
    this.modeling.updateProperties(element, { extensionElements: made });
  }

  results(element) {
    return this.get(element, "livc:result").split(/\s+/).filter(Boolean).map((pair) => pair.split(":"));
  }

  setResult(element, field, variable) {
    const others = this.results(element).filter(([name]) => name !== field);
    const pairs = variable ? [...others, [field, variable]] : others;
    this.set(element, "livc:result", pairs.map((pair) => pair.join(":")).join(" "));
  }

  // The role of the lane in which something stands, through however many levels.
  role(element) {
    const tag = tagOf(element);
    const lanes = this.registry.filter((each) => each.type === "bpmn:Lane");
    const inside = (lane) => (businessOf(lane).get("flowNodeRef") ?? []).includes(businessOf(element));
    const lane = tag === "lane" ? element : lanes.find(inside);
    return lane ? this.get(lane, "livc:role") : "";
  }
}
