// The few words that the viewer itself shows.
const WORDS = {
  "Open {element}": "Open {element}",
  "no diagram to display": "Er is geen tekening.",
  "no process or collaboration to display": "Er is geen proces om te tonen.",
};

const translate = (template, values = {}) =>
  (WORDS[template] ?? template).replace(/{([^}]+)}/g, (_, key) => values[key] ?? `{${key}}`);

export default { translate: ["value", translate] };
