// The bar of a demo is one line on a phone, and stands open where there is room.
const bar = document.querySelector(".demo__blok");
if (bar && window.matchMedia("(min-width: 40.0625em)").matches) bar.open = true;
