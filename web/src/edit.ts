// What a person says of a finding: right, wrong, or right but for some fields. Only where the server takes it.
import { parametersOf, say, settings, type Finding, type Parameter } from "./api";
import { h, type Child } from "./dom";
import { show } from "./main";
import { pluralOf } from "./show";

const common = ["kind", "report", "span", "rule", "confidence", "words", "line", "verdict"];
const positions = ["cue", "content", "speaker_span", "with"]; // spans are not typed
const remembered = "rapporteur-who";

export function signature(): { who: HTMLInputElement; why: HTMLInputElement; fields: HTMLElement } {
  const who = h("input", { name: "who", required: true, maxlength: 200, autocomplete: "name", value: localStorage.getItem(remembered) ?? "" });
  const why = h("input", { name: "why", maxlength: 2000 });
  const fields = h("div", { class: "signed" }, h("label", { class: "field" }, "signed", who), h("label", { class: "field" }, "why", why));
  return { who, why, fields };
}

/** Sends it and draws the view anew; what is wrong stands in the note. */
export async function send(what: Record<string, unknown>, who: string, why: string, note: HTMLElement): Promise<void> {
  localStorage.setItem(remembered, who);
  try {
    await say({ ...what, who, why });
    await show();
  } catch (error) {
    note.textContent = error instanceof Error ? error.message : String(error);
  }
}

const written = (value: unknown) => (Array.isArray(value) ? value.join("; ") : String(value ?? ""));
const read = (text: string, before: unknown) => (Array.isArray(before) ? text.split(";").map((one) => one.trim()).filter((one) => one !== "") : text.trim());

function input(name: string, value: unknown, parameter: Parameter | undefined): HTMLElement {
  const choices = parameter?.schema.enum;
  const field = choices
    ? h("select", { name }, choices.map((choice) => h("option", { value: choice, selected: choice === value }, choice)))
    : h("input", { name, value: written(value), title: Array.isArray(value) ? "several stand between semicolons" : undefined });
  return h("label", { class: "field" }, name.replace(/_/g, " "), field);
}

/** The fields of the form that are otherwise than the finding has them. */
function changes(form: HTMLFormElement, finding: Finding): Record<string, unknown> {
  const set: Record<string, unknown> = {};
  for (const [name, value] of new FormData(form)) {
    if (name in finding && String(value).trim() !== written(finding[name])) set[name] = read(String(value), finding[name]);
  }
  return set;
}

async function form(finding: Finding): Promise<HTMLElement> {
  const parameters = await parametersOf("/findings/" + pluralOf(finding.kind));
  const names = Object.keys(finding).filter((name) => !common.includes(name) && !positions.includes(name));
  const { who, why, fields } = signature();
  const note = h("p", { role: "alert", class: "wrong" });
  const element: HTMLFormElement = h(
    "form",
    {
      class: "edit-form",
      "aria-label": "say what is right",
      onsubmit: (event) => {
        event.preventDefault();
        const act = ((event as SubmitEvent).submitter as HTMLButtonElement).value;
        const set = changes(element, finding);
        if (act === "change" && Object.keys(set).length === 0) note.textContent = "Nothing is changed: say first which field is what.";
        else void send({ act, finding, ...(act === "change" ? { set } : {}) }, who.value.trim(), why.value.trim(), note);
      },
    },
    h("div", { class: "edit-fields" }, names.map((name) => input(name, finding[name], parameters.find((one) => one.name === name)))),
    fields,
    h(
      "div",
      { class: "actions" },
      h("button", { value: "confirm" }, "It is right"),
      h("button", { value: "reject" }, "It is wrong"),
      names.length > 0 && h("button", { value: "change" }, "It is right as changed here"),
      finding.verdict && h("button", { value: "withdraw" }, "Withdraw what was said"),
    ),
    note,
  );
  return element;
}

/** A form behind a word, drawn when it is opened; nothing where the server takes no edits. */
export function editor(finding: Finding): Child {
  if (!settings.mayEdit) return null;
  const body = h("div", {});
  const details = h("details", { class: "edit" }, h("summary", {}, "Right or wrong?"), body);
  details.addEventListener("toggle", async () => {
    if (details.open && !body.firstChild) body.append(await form(finding));
  });
  return details;
}
