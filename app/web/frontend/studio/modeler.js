// The drawing program, with our palette, our words and what the server says may be drawn.
import Modeler from "bpmn-js/lib/Modeler";
import minimap from "diagram-js-minimap";

import nl from "./nl.js";
import { OwnPad } from "./pad.js";
import { OwnPalette } from "./palette.js";
import { Shapes } from "./shapes.js";

// What the file knows beside the standard: our attributes, so that they are read and written under our prefix
// whatever prefix another program chose.
const descriptor = (offer) => ({
  name: "livc",
  uri: offer.naamruimte,
  prefix: "livc",
  xml: { tagAlias: "lowerCase" },
  associations: [],
  types: [
    {
      name: "Merken",
      extends: ["bpmn:BaseElement"],
      properties: offer.merken.map((name) => ({ name, isAttr: true, type: "String" })),
    },
    {
      name: "Gevolg",
      superClass: ["Element"],
      properties: [
        { name: "uitkomst", isAttr: true, type: "String" },
        { name: "verteld", isAttr: true, type: "String" },
        { name: "tekst", isBody: true, type: "String" },
      ],
    },
  ],
});

export function newModeler(container, offer) {
  const own = {
    __init__: ["ownPad", "ownPalette"],
    offer: ["value", offer],
    shapes: ["type", Shapes],
    // Ours stand in the place of theirs, which offer what the engine does not carry out.
    paletteProvider: ["value", {}],
    contextPadProvider: ["value", {}],
    ownPad: ["type", OwnPad],
    ownPalette: ["type", OwnPalette],
  };
  return new Modeler({
    container,
    additionalModules: [minimap, nl, own],
    moddleExtensions: { livc: descriptor(offer) },
  });
}
