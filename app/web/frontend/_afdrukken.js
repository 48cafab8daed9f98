// The button that prints a page is there only where scripts are.
document.querySelectorAll("[data-afdrukken]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// What is folded on the screen is read on paper as well.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:not([open])")];
  unfolded.forEach((each) => (each.open = true));
});
addEventListener("afterprint", () => unfolded.forEach((each) => (each.open = false)));
