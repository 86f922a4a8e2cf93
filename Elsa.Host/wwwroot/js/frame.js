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

// What went wrong is read first.
(document.getElementById("error-summary") ?? document.getElementById("refusal"))?.focus();
