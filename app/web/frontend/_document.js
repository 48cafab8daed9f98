// A document takes a second to make: say so until it is there. Without this the link does what links do.
const LATER = 400;

document.querySelectorAll("a[data-document]").forEach((link) => {
  const said = document.createElement("span");
  said.className = "klein document-bezig";
  said.setAttribute("role", "status");
  link.after(" ", said);

  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.bezig) return;
    link.dataset.bezig = "ja";
    const later = setTimeout(() => (said.textContent = link.dataset.document), LATER);
    try {
      const answer = await fetch(link.href, { cache: "no-store" });
      if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/pdf")) {
        throw new Error(answer.status);
      }
      const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
      give(URL.createObjectURL(await answer.blob()), name?.[1] ?? "document.pdf");
      said.textContent = link.dataset.klaar;
    } catch {
      location.assign(link.href); // the page that says what is wrong, or how to log in again
    } finally {
      clearTimeout(later);
      delete link.dataset.bezig;
    }
  });
});

function give(url, name) {
  const saved = document.createElement("a");
  saved.href = url;
  saved.download = name;
  saved.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
