// Enhances pages that work without it.
"use strict";

// What updates itself rests while nobody looks.
document.addEventListener("htmx:beforeRequest", (event) => {
  const path = event.detail.requestConfig.path;
  if (document.hidden && path.endsWith("/live")) {
    event.preventDefault();
  }
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    document.querySelectorAll("[data-live]").forEach((part) => htmx.trigger(part, "look"));
  }
});

// Typed confirmations: the button waits until the word is there.
const confirmable = (form) => {
  const word = form.dataset.confirm;
  const field = form.elements.namedItem("confirm");
  const button = form.querySelector("button[data-armed]");
  if (word && field && button) {
    button.disabled = field.value.trim() !== word;
  }
};
const prepare = (root) => root.querySelectorAll("form[data-confirm]").forEach(confirmable);
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-confirm]");
  if (form) {
    confirmable(form);
  }
  const output = event.target.dataset && event.target.dataset.output;
  if (output) {
    document.getElementById(output).textContent = event.target.value;
  }
});
document.addEventListener("DOMContentLoaded", () => prepare(document));
document.addEventListener("htmx:afterSwap", (event) => prepare(event.detail.target));

// Copy what stands in the element named by the button.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) {
    navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = "Copied";
  }
});

// A slash leads to the search field.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  const search = document.querySelector(".search input");
  if (event.key === "/" && !typing && search) {
    event.preventDefault();
    search.focus();
  }
});
