// What positions are about; issues of one name are one issue, and a person can give it.
import { asked, settings, type Row } from "./api";
import { h, link, type Child } from "./dom";
import { send, signature } from "./edit";
import { filterForm, list } from "./lists";
import type { Place } from "./main";
import { number } from "./show";

const perIssue = 8; // ways of writing that are shown

function nameForm(issue: string, words: string[]): Child {
  if (!settings.mayEdit) return null;
  const body = h("div", {});
  const details = h("details", { class: "edit" }, h("summary", {}, "Name it, or put it with others"), body);
  details.addEventListener("toggle", () => {
    if (!details.open || body.firstChild) return;
    const { who, why, fields } = signature();
    const name = h("input", { name: "name", required: true, value: issue });
    const which = h("select", { name: "issue" }, words.map((one) => h("option", { value: one }, one)));
    const note = h("p", { role: "alert", class: "wrong" });
    body.append(
      h(
        "form",
        {
          class: "edit-form",
          "aria-label": "name the issue",
          onsubmit: (event) => {
            event.preventDefault();
            const act = ((event as SubmitEvent).submitter as HTMLButtonElement).value;
            void send({ act, issue: which.value, name: name.value.trim() }, who.value.trim(), why.value.trim(), note);
          },
        },
        h("div", { class: "edit-fields" }, h("label", { class: "field" }, "as positions write it", which), h("label", { class: "field" }, "its name", name)),
        fields,
        h("div", { class: "actions" }, h("button", { value: "name" }, "Call it so"), h("button", { value: "withdraw", formnovalidate: true }, "Take its name away")),
        h("p", { class: "source" }, "Issues of one name are one issue: give two the same name to merge them."),
        note,
      ),
    );
  });
  return details;
}

function item(row: Row): HTMLElement {
  const issue = String(row["issue"]);
  const words = row["words"] as unknown as string[];
  const rest = words.length - perIssue;
  return h(
    "li",
    { class: "item", tabindex: "-1" },
    h("p", { class: "head" }, issue === "" ? h("span", { class: "open" }, "not stated") : link("/findings/positions" + asked({ issue }), { class: "open-item" }, issue), row["named"] && h("span", { class: "choice" }, "named by a person"), h("span", { class: "sure" }, `${number(Number(row["count"]))} positions`)),
    row["named"] && h("p", { class: "source" }, "written ", words.slice(0, perIssue).map((one) => `“${one}”`).join(", "), rest > 0 && ` and in ${number(rest)} more ways`),
    issue !== "" && nameForm(issue, words),
  );
}

export async function drawIssues(place: Place): Promise<Node[]> {
  const [form, items] = await Promise.all([filterForm("/issues", "/issues", place.values), list<Row>("/issues", place.values, "issues", item)]);
  return [h("h1", {}, "Issues"), h("p", { class: "lead" }, "What positions are about, as reports write it."), form, ...items];
}
