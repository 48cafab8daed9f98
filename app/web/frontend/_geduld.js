// A page that takes more than a second says so meanwhile, with a bar that moves.
const AFTER = 1000;
const CHECKING = "Alles wordt nagekeken";
let shown;

function begin(words) {
  setTimeout(() => {
    shown = document.createElement("p");
    shown.className = "geduld";
    shown.setAttribute("role", "status");
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", words);
    shown.append(words, " ", bar);
    document.body.append(shown);
  }, AFTER);
}

document.querySelectorAll('a[data-geduld], .ontwerpbladen a[href$="/voorbereiden"]').forEach((link) => {
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) begin(link.dataset.geduld ?? CHECKING);
  });
});
document.querySelectorAll("form[data-geduld]").forEach((form) => {
  form.addEventListener("submit", () => begin(form.dataset.geduld));
});

// Who comes back to this page finds it as it was.
addEventListener("pageshow", () => shown?.remove());
