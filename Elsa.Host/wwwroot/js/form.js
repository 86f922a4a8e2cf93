// Fields that depend on other answers come and go while one types: the server says which, as its button "update the form"
// does without this script. Fields that stay are left as they are, with what is typed and chosen in them.
for (const form of document.querySelectorAll("form[data-live]")) {
  const button = form.querySelector("[data-update]");
  if (button) button.hidden = true;
  let turn = 0;
  form.addEventListener("change", async event => {
    if (event.target.type === "file") return;
    const mine = ++turn;
    const data = new FormData(form);
    for (const file of form.querySelectorAll("input[type=file]")) data.delete(file.name); // only the form's shape is asked for
    for (const kept of form.querySelectorAll(".field-kept input[type=hidden]")) data.append(kept.name, kept.value);
    const response = await fetch(form.dataset.live, { method: "POST", body: data }).catch(() => null);
    if (mine !== turn) return; // somebody typed on meanwhile: the later answer counts
    if (!response?.ok) {
      if (button) button.hidden = false;
      return;
    }
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    merge(form, fresh.getElementById(form.id));
    for (const part of document.querySelectorAll("[data-follows]")) {
      const now = fresh.getElementById(part.id);
      if (!now) continue;
      for (const open of part.querySelectorAll("details[open][id]")) now.querySelector(`#${open.id}`)?.setAttribute("open", ""); // what was unfolded stays so
      if (now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
    }
  });
}

function merge(form, fresh) {
  if (!fresh) return;
  const place = form.querySelector("[data-fields]");
  const there = new Map([...place.children].map(field => [field.dataset.field, field]));
  const wanted = [...fresh.querySelectorAll("[data-fields] > [data-field]")];
  const names = new Set(wanted.map(field => field.dataset.field));
  for (const [name, field] of there) if (!names.has(name)) field.remove();
  let after = null;
  for (const field of wanted) {
    const own = there.get(field.dataset.field);
    if (own) mark(own, field);
    const node = own ?? document.importNode(field, true);
    if (!own) place.insertBefore(node, after ? after.nextSibling : place.firstChild);
    after = node;
  }
  for (const kept of form.querySelectorAll("[data-kept]")) kept.remove();
  for (const kept of fresh.querySelectorAll("[data-kept]")) form.append(document.importNode(kept, true));
}

// Whether a field is required may change with the answers too.
function mark(own, fresh) {
  const [label, wanted] = [own, fresh].map(field => field.querySelector(".form-label"));
  if (label && wanted && label.innerHTML !== wanted.innerHTML) label.innerHTML = wanted.innerHTML;
}
