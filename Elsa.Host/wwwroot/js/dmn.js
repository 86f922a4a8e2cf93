// Shows the decision of <div data-dmn="/address" data-decision="id">: the table named, else the first that is a table.
for (const place of document.querySelectorAll("[data-dmn]")) {
  show(place).catch(error => {
    place.textContent = place.dataset.failed ?? "—";
    console.error(error);
  });
}

async function show(place) {
  const response = await fetch(place.dataset.dmn, { headers: { accept: "application/xml" } });
  if (!response.ok) {
    throw new Error(`Expected a decision at ${place.dataset.dmn}, but got status ${response.status}.`);
  }

  const viewer = new DmnJS({ container: place });
  await viewer.importXML(await response.text());
  const views = viewer.getViews();
  const view = views.find(candidate => candidate.element.id === place.dataset.decision)
    ?? views.find(candidate => candidate.type === "decisionTable")
    ?? views[0];
  await viewer.open(view);
  place.dataset.drawn = "true";
}
