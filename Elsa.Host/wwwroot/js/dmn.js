// Shows the decision of <div data-dmn="/address" data-decision="id">: the table named, else the first that is a table.
const chinese = {
  "When": "当", "And": "且", "Then": "则", "Annotations": "说明", "Hit policy": "命中规则", "Hit policy:": "命中规则：",
  "Unique": "唯一", "First": "首个", "Any": "任一", "Collect": "汇集", "Priority": "优先", "Rule order": "规则顺序", "Output order": "输出顺序", "View DRD": "查看需求图",
};

let loading;

// What lies under a fold is drawn when it is opened: most readers need the table in words only.
for (const place of document.querySelectorAll("[data-dmn]")) {
  const fold = place.closest("details");
  if (fold && !fold.open) {
    fold.addEventListener("toggle", () => draw(place), { once: true });
  } else {
    draw(place);
  }
}

function draw(place) {
  show(place).catch(error => {
    place.textContent = place.dataset.failed ?? "—";
    console.error(error);
  });
}

// The viewer is fetched with the first picture that is drawn, once for all of them.
function load(address) {
  return loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`Expected the viewer at ${address}, but it could not be loaded.`)));
    document.head.append(script);
  });
}

// The viewer's own words, for Chinese readers; in English they stay.
function translate(text, values = {}) {
  const chosen = document.documentElement.lang.startsWith("zh") ? chinese[text] ?? text : text;
  return chosen.replace(/{([^}]+)}/g, (whole, name) => values[name] ?? whole);
}

async function show(place) {
  const response = await fetch(place.dataset.dmn, { headers: { accept: "application/xml" } });
  if (!response.ok) {
    throw new Error(`Expected a decision at ${place.dataset.dmn}, but got status ${response.status}.`);
  }

  await load(place.dataset.viewer);
  const viewer = new DmnJS({ container: place, decisionTable: { additionalModules: [{ translate: ["value", translate] }] } });
  await viewer.importXML(await response.text());
  const views = viewer.getViews();
  const view = views.find(candidate => candidate.element.id === place.dataset.decision)
    ?? views.find(candidate => candidate.type === "decisionTable")
    ?? views[0];
  await viewer.open(view);
  for (const heading of place.querySelectorAll("thead th:not(:empty)")) {
    heading.scope = "col";
  }

  // The viewer knows the notes of a rule as its description only; the files have theirs as annotations, which the table in words shows.
  for (const note of place.querySelectorAll("th.annotation, td.annotation")) {
    note.hidden = true;
  }

  for (const part of place.querySelectorAll("*")) {
    if (/auto|scroll/.test(getComputedStyle(part).overflow)) {
      part.tabIndex = 0; // what scrolls is scrolled by the keyboard too
    }
  }

  place.dataset.drawn = "true";
}
