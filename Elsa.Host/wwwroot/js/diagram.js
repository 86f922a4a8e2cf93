// Draws <div data-bpmn="/address" data-progress='[{"element":"id","state":"done","label":"已完成"}]'>.
// State is done, current, returned or waiting. The list beside the diagram says the same in words, so a diagram that
// cannot be drawn is a notice and no more.
const legible = 0.6; // names can be read from this zoom on
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

  if (canvas.zoom("fit-viewport", "auto") < legible) look(canvas, elements);
  place.querySelector(".djs-container > svg").setAttribute("aria-label", place.dataset.title);
  place.append(buttons(canvas, place.dataset));
  place.dataset.drawn = "true";
}

// A large diagram begins where the case stands; its whole is one button away.
function look(canvas, elements) {
  const standing = [...canvas.getContainer().querySelectorAll(".at-current, .at-returned, .at-waiting")]
    .map(found => elements.get(found.dataset.elementId)).filter(found => found && !found.children?.length)[0];
  if (!standing) return;
  const view = canvas.viewbox();
  const [width, height] = [view.outer.width / legible, view.outer.height / legible];
  canvas.viewbox({ x: standing.x + standing.width / 2 - width / 2, y: standing.y + standing.height / 2 - height / 2, width, height });
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
