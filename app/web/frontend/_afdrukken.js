// The button that prints a page is there only where scripts are.
document.querySelectorAll("[data-afdrukken]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
