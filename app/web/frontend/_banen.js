// The names of the lanes stay in sight: when the drawing is moved so far that they are out of it, they stand at its edge.
const MARGIN = 28;

function labels(viewer) {
  const canvas = viewer.get("canvas");
  const root = canvas.getRootElement();
  return viewer
    .get("elementRegistry")
    .filter((each) => each.type === "bpmn:Lane" && canvas.findRoot(each) === root)
    .filter((each) => each.parent === root || each.parent?.type === "bpmn:Participant");
}

export function keepLanesInSight(viewer, frame) {
  const edge = document.createElement("div");
  edge.className = "diagram__banen";
  edge.setAttribute("aria-hidden", "true");
  frame.append(edge);
  const draw = () => {
    const view = viewer.get("canvas").viewbox();
    const names = labels(viewer)
      .filter((lane) => lane.x + MARGIN < view.x)
      .map((lane) => {
        const name = document.createElement("span");
        name.textContent = lane.businessObject.name ?? "";
        name.style.insetBlockStart = `${(lane.y - view.y) * view.scale}px`;
        name.style.blockSize = `${lane.height * view.scale}px`;
        return name;
      });
    edge.replaceChildren(...names);
  };
  viewer.on(["canvas.viewbox.changed", "root.set", "import.done"], draw);
}
