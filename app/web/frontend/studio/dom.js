// Small pieces of a page, always made of text and never of markup.
export function make(tag, attrs = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.filter((each) => each !== undefined && each !== null));
  return node;
}

export const button = (text, onclick, more = {}) =>
  make("button", { type: "button", class: "govuk-button govuk-button--secondary studio__knop", onclick, ...more }, text);

let count = 0;
export function field(label, input, hint) {
  input.id = `studio-veld-${(count += 1)}`;
  const words = make("label", { class: "govuk-label studio__label", for: input.id }, label);
  if (!hint) return make("div", { class: "studio__veld" }, words, input);
  const said = make("p", { class: "govuk-hint studio__hint", id: `${input.id}-hint` }, hint);
  input.setAttribute("aria-describedby", said.id);
  return make("div", { class: "studio__veld" }, words, said, input);
}

export function group(legend, ...children) {
  const title = make("legend", { class: "govuk-fieldset__legend studio__label" }, legend);
  return make("fieldset", { class: "govuk-fieldset studio__veld" }, title, ...children);
}

export function choose(choices, value, onchange, empty = "—") {
  const known = choices.some((each) => each.waarde === value);
  const options = [make("option", { value: "" }, empty)];
  if (value && !known) options.push(make("option", { value }, `${value} (hoort hier niet)`));
  for (const each of choices) options.push(make("option", { value: each.waarde }, each.naam));
  const select = make("select", { class: "govuk-select studio__invoer" }, ...options);
  select.value = value ?? "";
  select.addEventListener("change", () => onchange(select.value));
  return select;
}
