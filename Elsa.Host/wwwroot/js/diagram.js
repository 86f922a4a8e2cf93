// Draws <div data-bpmn="/address" data-progress='[{"element":"id","state":"done","label":"已完成"}]'>.
// State is done, current, returned or waiting. The list beside the diagram says the same in words, so a diagram that
// cannot be drawn is a notice and no more.
const states = new Set(["done", "current", "returned", "waiting"]);

for (const place of document.querySelectorAll("[data-bpmn]")) {
  draw(place).catch(error => {
    place.classList.add("diagram-failed");
    place.textContent = place.dataset.failed ?? "—";
    console.error(error);
  });
}

async function draw(place) {
  const response = await fetch(place.dataset.bpmn, { headers: { accept: "application/xml" } });
  if (!response.ok) {
    throw new Error(`Expected a diagram at ${place.dataset.bpmn}, but got status ${response.status}.`);
  }

  const viewer = new BpmnJS({ container: place });
  await viewer.importXML(await response.text());
  const canvas = viewer.get("canvas");
  const overlays = viewer.get("overlays");
  const elements = viewer.get("elementRegistry");
  for (const { element, state, label } of JSON.parse(place.dataset.progress || "[]")) {
    if (!elements.get(element) || !states.has(state)) {
      continue; // a collapsed sub-process hides what is inside it
    }

    canvas.addMarker(element, `at-${state}`);
    if (label) {
      overlays.add(element, "progress", { position: { top: -12, left: 0 }, html: labelled(label, state), show: { minZoom: 0.3 } });
    }
  }

  canvas.zoom("fit-viewport", "auto");
  place.dataset.drawn = "true";
}

function labelled(text, state) {
  const label = document.createElement("div");
  label.className = `diagram-label diagram-label-${state}`;
  label.textContent = text;
  return label;
}
