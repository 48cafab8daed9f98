// In a row of boxes about one person, one answer takes the other away.
document.addEventListener("change", (event) => {
  const row = event.target.closest?.(".mensen--rijen .mensen__rij");
  if (!row || !event.target.checked) return;
  row.querySelectorAll("input:checked").forEach((box) => {
    box.checked = box === event.target;
  });
});
