// The drawing of a draft, to change it: only on the pages of who edits a procedure.
import { Studio } from "./studio/studio.js";

document.querySelectorAll("[data-tekening]").forEach((box) => new Studio(box).start());
