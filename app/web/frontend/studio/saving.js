// Keeps the server in step with the page: every change is there at once, and what could not be sent stays here.
const WAIT = 120;
const AGAIN = 3000;
const LOGGED_OUT =
  "Niet bewaard: u bent niet meer ingelogd. Uw tekening staat nog op deze pagina; log in op een ander tabblad.";
const TOO_LARGE = "Niet bewaard: deze tekening is te groot. Uw tekening staat nog op deze pagina; neem er iets uit weg.";

export const SAID = {
  rust: "Alles is bewaard.",
  bezig: "Bewaren…",
  weg: "Niet bewaard: er is geen verbinding. Uw tekening staat nog op deze pagina; we proberen het opnieuw.",
  fout: "Niet bewaard: er liep iets mis. Uw tekening staat nog op deze pagina; we proberen het opnieuw.",
};

export async function post(url, fields, token) {
  const body = new FormData();
  body.set("csrf_token", token);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(url, { method: "POST", body, credentials: "same-origin", headers: { Accept: "application/json" } });
}

export class Saving {
  constructor({ url, token, revisie, xml, tell, saved }) {
    Object.assign(this, { url, token, revisie, xml, tell, saved });
    this.dirty = false;
    this.stopped = false;
    addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
    addEventListener("online", () => this.dirty && this.send());
  }

  changed() {
    this.dirty = true;
    this.tell("bezig", SAID.bezig);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), WAIT);
  }

  async send() {
    clearTimeout(this.timer);
    if (this.sending || this.stopped) return;
    this.sending = true;
    this.dirty = false;
    this.waits = false;
    try {
      const xml = new Blob([await this.xml()], { type: "application/xml" });
      await this.answered(await post(this.url, { revisie: this.revisie, xml }, this.token));
    } catch (error) {
      console.warn(error);
      this.failed("weg", SAID.weg);
    } finally {
      this.sending = false;
    }
    if (this.dirty && !this.waits) this.send();
  }

  async answered(answer) {
    const said = await answer.json().catch(() => ({}));
    if (answer.redirected) this.failed("fout", LOGGED_OUT);
    else if (answer.ok) {
      this.revisie = said.revisie;
      if (!this.dirty) this.tell("rust", said.gezegd ? `${SAID.rust} ${said.gezegd}` : SAID.rust);
      this.saved(said);
    } else if (answer.status === 413) {
      this.refused(TOO_LARGE);
    } else if (answer.status === 409) {
      this.stopped = true;
      this.dirty = true;
      this.tell("botsing", said.zin);
    } else if (said.zin) this.refused(said.zin);
    else this.failed("fout", SAID.fout);
  }

  // Sending the same again would help nobody: the next change is sent.
  refused(words) {
    this.dirty = true;
    this.waits = true;
    this.tell("geweigerd", words);
  }

  failed(state, words) {
    this.dirty = true;
    this.tell(state, words);
    this.waits = true;
    this.timer = setTimeout(() => this.send(), AGAIN);
  }
}
