// The few behaviours of every page; each page also works without this file.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from "govuk-frontend";
import { followTable } from "./tafel.js";

import "./_afdrukken.js";
import "./_document.js";
import "./_bewaren.js";
import "./_teller.js";
import "./_geduld.js";

import "./demo.js";

import "./people.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

// ARIA has no expanded state for a radio; what unfolds follows it, and says by itself when it counts.
class SpokenRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}

createAll(Button);
createAll(Checkboxes);
createAll(ErrorSummary);
createAll(NotificationBanner);
createAll(SpokenRadios);
createAll(ServiceNavigation);
createAll(SkipLink);
createAll(PasswordInput, {
  i18n: {
    showPassword: "Toon",
    showPasswordAriaLabel: "Toon het wachtwoord",
    hidePassword: "Verberg",
    hidePasswordAriaLabel: "Verberg het wachtwoord",
    passwordShownAnnouncement: "Uw wachtwoord is zichtbaar",
    passwordHiddenAnnouncement: "Uw wachtwoord is verborgen",
  },
});
createAll(CharacterCount, {
  i18n: {
    charactersUnderLimit: { one: "Nog %{count} teken", other: "Nog %{count} tekens" },
    charactersAtLimit: "Geen tekens meer over",
    charactersOverLimit: { one: "%{count} teken te veel", other: "%{count} tekens te veel" },
    wordsUnderLimit: { one: "Nog %{count} woord", other: "Nog %{count} woorden" },
    wordsAtLimit: "Geen woorden meer over",
    wordsOverLimit: { one: "%{count} woord te veel", other: "%{count} woorden te veel" },
  },
});

// On a phone what a demo adds would push the first question off the screen: it opens on a tap.
if (window.matchMedia("(max-width: 40em)").matches) {
  document.querySelector(".demo__blok")?.removeAttribute("open");
}
followTable();
