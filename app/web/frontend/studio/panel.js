// What is chosen: its questions in plain words, and what one can do with it, as real buttons.
import { button, choose, field, group, make } from "./dom.js";
import { eventOf, isArrow, tagOf } from "./shapes.js";

const UNITS = [
  { waarde: "D", naam: "dagen" },
  { waarde: "W", naam: "weken" },
  { waarde: "M", naam: "maanden" },
  { waarde: "Y", naam: "jaar" },
];
const PLAIN_TERM = /^P(\d+)([DWMY])$/;

export class Panel {
  constructor(box, modeler, offer, props, names) {
    Object.assign(this, { box, offer, props, names });
    this.registry = modeler.get("elementRegistry");
  }

  show(element) {
    this.element = element;
    if (!element) {
      this.box.replaceChildren(make("p", { class: "govuk-body" }, "Kies een stap of een pijl: in de tekening, of in de lijst eronder."));
      return;
    }
    const title = make("h2", { class: "govuk-heading-s studio__gekozen", tabindex: "-1" }, this.names.of(element));
    const sort = make("p", { class: "govuk-hint studio__soort" }, this.names.sort(element));
    this.box.replaceChildren(title, sort, ...this.asked(element).map((each) => this.drawn(each, element)));
  }

  // After a change elsewhere, without taking the cursor away from who is typing here.
  refresh() {
    if (this.element && !this.registry.get(this.element.id)) this.show(undefined);
    else if (!this.box.contains(document.activeElement)) this.show(this.element);
    else this.box.querySelector(".studio__gekozen")?.replaceChildren(this.names.of(this.element));
  }

  asked(element) {
    const tag = tagOf(element);
    const event = eventOf(element);
    return this.offer.velden.filter(
      (each) => each.vormen.includes(tag) && (!each.gebeurtenis || each.gebeurtenis === event) && this.makesSense(each, element),
    );
  }

  makesSense(asked, element) {
    if (asked.soorten.length && !asked.soorten.includes(this.props.get(element, "livc:kind"))) return false;
    if (asked.soort === "condition") return this.splits(element.source) && this.props.otherwise(element.source) !== element.id;
    if (asked.soort === "default") return this.splits(element);
    if (asked.soort === "results") return Boolean(this.form(element));
    return true;
  }

  splits(element) {
    return ["exclusiveGateway", "inclusiveGateway"].includes(tagOf(element)) && element.outgoing.length > 1;
  }

  drawn(asked, element) {
    return this[asked.soort](asked, element);
  }

  line(asked, element) {
    const input = make("input", { type: "text", class: "govuk-input studio__invoer", value: this.props.get(element, asked.sleutel) });
    input.addEventListener("change", () => this.props.set(element, asked.sleutel, input.value.trim()));
    return field(asked.naam, input);
  }

  text(asked, element) {
    const input = make("textarea", { class: "govuk-textarea studio__invoer", rows: "3" }, this.props.get(element, asked.sleutel));
    input.addEventListener("change", () => this.props.set(element, asked.sleutel, input.value.trim()));
    return field(asked.naam, input);
  }

  choice(asked, element) {
    const tag = tagOf(element);
    const role = this.props.role(element);
    const fits = (each) =>
      (!each.vormen.length || each.vormen.includes(tag)) && (!role || !each.banen.length || each.banen.includes(role));
    const set = (value) => {
      this.props.set(element, asked.sleutel, value);
      this.again();
    };
    return field(asked.naam, choose(asked.keuzes.filter(fits), this.props.get(element, asked.sleutel), set));
  }

  several(asked, element) {
    const chosen = () => this.props.get(element, asked.sleutel).split(/\s+/).filter(Boolean);
    const boxes = asked.keuzes.map(({ waarde, naam }) => {
      const tick = make("input", { type: "checkbox", checked: chosen().includes(waarde) });
      tick.addEventListener("change", () => {
        const others = chosen().filter((each) => each !== waarde);
        this.props.set(element, asked.sleutel, (tick.checked ? [...others, waarde] : others).join(" "));
      });
      return make("label", { class: "studio__vink" }, tick, " ", naam);
    });
    return group(asked.naam, ...boxes);
  }

  term(asked, element) {
    return this.duration(asked.naam, this.props.get(element, asked.sleutel), (value) =>
      this.props.set(element, asked.sleutel, value),
    );
  }

  duration(label, written, set) {
    const [, number = "", unit = "D"] = PLAIN_TERM.exec(written) ?? [];
    const count = make("input", { type: "number", min: "1", max: "999", class: "govuk-input studio__getal", value: number });
    const units = make("select", { class: "govuk-select", "aria-label": `${label}: dagen, weken, maanden of jaar` });
    UNITS.forEach((each) => units.append(make("option", { value: each.waarde }, each.naam)));
    units.value = unit;
    const changed = () => set(count.value ? `P${Number(count.value)}${units.value}` : "");
    count.addEventListener("change", changed);
    units.addEventListener("change", () => count.value && changed());
    const odd = written && !PLAIN_TERM.test(written) ? `Nu staat er: ${written}` : undefined;
    const asked = field(label, count, odd);
    count.after(" ", units);
    return asked;
  }

  moment(asked, element) {
    const { kind, text } = this.props.moment(element);
    const parts = [this.duration("Na hoeveel tijd", kind === "timeDuration" ? text : "", (value) => {
      if (value) this.props.setMoment(element, "timeDuration", value);
    })];
    const day = (value) => value && this.props.setMoment(element, "timeDate", value);
    if (asked.keuzes.length) parts.push(field("Of op een dag die de procedure kent", choose(asked.keuzes, kind === "timeDate" ? text : "", day)));
    if (kind === "timeCycle") parts.push(make("p", { class: "govuk-hint" }, `Nu staat er: ${text}`));
    return group(asked.naam, ...parts);
  }

  message(asked, element) {
    const set = (word) => this.props.setMessage(element, word);
    return field(asked.naam, choose(asked.keuzes, this.props.get(element, "livc:message"), set));
  }

  condition(asked, arrow) {
    const written = this.props.condition(arrow);
    const all = this.near(arrow);
    const known = all.find((each) => each.voorwaarden.some(({ waarde }) => waarde === written));
    const shown = known ?? all.find((each) => each.variabele === this.answered(arrow.source)) ?? all[0];
    const which = choose(all.map((each) => ({ waarde: each.variabele, naam: each.naam })), shown?.variabele, () => fill());
    const answer = make("div", {});
    const fill = () => {
      const of = all.find((each) => each.variabele === which.value);
      const select = choose(of?.voorwaarden ?? [], written, (value) => this.props.setCondition(arrow, value), "kies een antwoord");
      answer.replaceChildren(field("Welk antwoord?", select));
    };
    fill();
    const odd = written && !known ? make("p", { class: "govuk-hint" }, `Nu staat er: ${written}`) : undefined;
    return group(asked.naam, odd, field("Waarop?", which), answer);
  }

  // First what the step right before it answers.
  near(arrow) {
    const first = this.answered(arrow.source);
    const all = this.offer.antwoorden.filter((each) => each.voorwaarden.length);
    return [...all.filter((each) => each.variabele === first), ...all.filter((each) => each.variabele !== first)];
  }

  answered(gateway) {
    for (const { source } of gateway.incoming) {
      const outcome = this.props.results(source).find(([name]) => name === this.offer.uitkomst);
      if (outcome) return outcome[1];
    }
    return undefined;
  }

  default(asked, gateway) {
    const ways = gateway.outgoing.map((each) => ({ waarde: each.id, naam: this.names.of(each) }));
    return field(asked.naam, choose(ways, this.props.otherwise(gateway), (id) => this.props.setOtherwise(gateway, id)));
  }

  form(element) {
    return this.offer.formulieren.find((each) => each.sleutel === this.props.get(element, "livc:form"));
  }

  results(asked, element) {
    const kept = new Map(this.props.results(element));
    const known = this.offer.antwoorden.map((each) => ({ waarde: each.variabele, naam: each.naam }));
    const rows = this.form(element).velden.map(({ waarde, naam }) =>
      field(naam, choose(known, kept.get(waarde), (variable) => {
        this.props.setResult(element, waarde, variable);
        this.again();
      }, "wordt niet onthouden")),
    );
    return make("details", { class: "studio__meer" }, make("summary", {}, asked.naam), ...rows);
  }

  told(asked, element) {
    if (tagOf(element) !== "userTask" && !this.props.told(element).length && eventOf(element) === "none") return "";
    const rows = this.outcomes(element).map(({ waarde, naam }) => {
      const now = this.props.told(element).find((each) => (each.uitkomst ?? "") === waarde);
      const input = make("textarea", { class: "govuk-textarea studio__invoer", rows: "2" }, now?.tekst ?? "");
      input.addEventListener("change", () => this.props.setTold(element, waarde, { tekst: input.value.trim() }));
      return field(naam, input);
    });
    return make("details", { class: "studio__meer" }, make("summary", {}, asked.naam), ...rows);
  }

  outcomes(element) {
    const variable = this.props.results(element).find(([name]) => name === this.offer.uitkomst)?.[1];
    const answers = this.offer.antwoorden.find((each) => each.variabele === variable)?.antwoorden ?? [];
    const general = this.props.told(element).some((each) => !each.uitkomst) || !answers.length;
    return [...(general ? [{ waarde: "", naam: "Wat er daarna gebeurt" }] : []), ...answers];
  }

  again() {
    const place = [...this.box.querySelectorAll("input, select, textarea")].indexOf(document.activeElement);
    this.show(this.element);
    this.box.querySelectorAll("input, select, textarea")[place]?.focus();
  }
}

export { button, isArrow };
