// In a row of boxes about one person, one answer takes the other away.
document.addEventListener("change", (event) => {
  const row = event.target.closest?.(".mensen--rijen .mensen__rij");
  if (!row || !event.target.checked) return;
  row.querySelectorAll("input:checked").forEach((box) => {
    box.checked = box === event.target;
  });
});

// Everyone at once; whoever is not there is put right by hand, and without this file each is ticked.
document.querySelectorAll("[data-allen]").forEach((button) => {
  button.removeAttribute("hidden");
  button.addEventListener("click", () => {
    button
      .closest("fieldset")
      .querySelectorAll(`input[name="${button.dataset.allen}"]:not(:checked)`)
      .forEach((box) => box.click());
  });
});
