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

  const viewer = new BpmnJS({ container: place, zoomScroll: { enabled: false } }); // the wheel scrolls the page
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
      overlays.add(element, "progress", { position: { top: -18, left: 0 }, html: labelled(label, state), show: { minZoom: 0.3 } });
    }
  }

  canvas.zoom("fit-viewport", "auto");
  place.querySelector(".djs-container > svg").setAttribute("aria-label", place.dataset.title);
  place.append(buttons(canvas, place.dataset));
  place.dataset.drawn = "true";
}

function buttons(canvas, words) {
  const bar = document.createElement("div");
  bar.className = "diagram-buttons";
  for (const [sign, word, act] of [
    ["+", words.zoomIn, () => canvas.zoom(canvas.zoom() * 1.25)],
    ["−", words.zoomOut, () => canvas.zoom(canvas.zoom() / 1.25)],
    ["⤢", words.whole, () => canvas.zoom("fit-viewport", "auto")],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-icon";
    button.textContent = sign;
    button.title = word;
    button.setAttribute("aria-label", word);
    button.addEventListener("click", act);
    bar.append(button);
  }
  return bar;
}

function labelled(text, state) {
  const label = document.createElement("div");
  label.className = `diagram-label diagram-label-${state}`;
  label.textContent = text;
  return label;
}
