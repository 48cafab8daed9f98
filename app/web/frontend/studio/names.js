// What people call what is drawn.
import { eventOf, isArrow, tagOf } from "./shapes.js";

const OTHERS = { lane: "Baan", participant: "Procedure", process: "Procedure", textAnnotation: "Nota", association: "Lijn bij een nota", sequenceFlow: "Pijl" };

export class Names {
  constructor(offer) {
    this.offer = offer;
  }

  sort(element) {
    const tag = tagOf(element);
    const found = this.offer.vormen.find((each) => each.vorm === tag && each.gebeurtenis === this.event(element));
    return found?.naam ?? OTHERS[tag] ?? this.offer.vormen.find((each) => each.vorm === tag)?.naam ?? "Onderdeel";
  }

  event(element) {
    return element.businessObject ? eventOf(element) : "none";
  }

  of(element) {
    const name = element.businessObject?.name;
    if (isArrow(element)) {
      const ways = `van “${this.short(element.source)}” naar “${this.short(element.target)}”`;
      return name ? `${name}: ${ways}` : ways;
    }
    return name || this.sort(element);
  }

  short(element) {
    return element?.businessObject?.name || (element ? this.sort(element) : "nergens");
  }
}
