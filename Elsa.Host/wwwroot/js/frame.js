// Comfort only: every page works without it.
const menu = document.querySelector(".user-menu");
if (menu) {
  document.addEventListener("click", e => { if (!menu.contains(e.target)) menu.open = false; });
  document.addEventListener("keydown", e => {
    if (e.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

// A page that answers a form is left by the browser's back button as a page that can be asked for again, not as a form to be sent twice.
if ("answersForm" in document.body.dataset) history.replaceState(history.state, "", location.href);

// What went wrong is read first.
(document.getElementById("error-summary") ?? document.getElementById("refusal"))?.focus();
