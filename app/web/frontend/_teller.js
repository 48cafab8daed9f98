// How many characters a long text may still have, said once it is three quarters full.
for (const area of document.querySelectorAll("textarea[data-hoogstens]")) {
  const most = Number(area.dataset.hoogstens);
  const told = document.createElement("p");
  told.className = "teller";
  told.setAttribute("aria-live", "polite");
  area.after(told);

  const count = () => {
    const left = most - area.value.length;
    told.classList.toggle("teller--te-veel", left < 0);
    if (area.value.length < most * 0.75) told.textContent = "";
    else if (left < 0) told.textContent = `${-left} ${left === -1 ? "teken" : "tekens"} te veel`;
    else told.textContent = `Nog ${left} ${left === 1 ? "teken" : "tekens"}`;
  };

  area.addEventListener("input", count);
  count();
}
