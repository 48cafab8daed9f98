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
    if ("verder" in button.dataset)
      button.form.requestSubmit(button.form.querySelector("button[name=uitkomst]"));
  });
});

// What is confirmed with one press is what stands above it; an answer that was given already stays.
document.querySelectorAll("[data-gewoon]").forEach((button) => {
  button.removeAttribute("hidden");
  button.addEventListener("click", () => {
    for (const [name, value] of Object.entries(JSON.parse(button.dataset.gewoon))) {
      const asked = [...button.form.elements].filter((each) => each.name === name);
      if (!asked.some((each) => each.checked)) asked.find((each) => each.value === value)?.click();
    }
  });
});
