import { wordsOf } from "./words.js";

/** Draws Adaptive Cards as Teams does, with the browser build that the page loads beside this module. */

/**
 * @typedef {{ kind: "execute", verb: string, data: unknown } | { kind: "submit", data: unknown } | { kind: "open", url: string }} CardAct
 */

const colours = {
  default: { text: "#242424", quiet: "#5c5c5c", accent: "#4f52b2", good: "#0e700e", attention: "#b10e1c", warning: "#835b00", back: "#ffffff", emphasis: "#f5f5f5" },
  dark: { text: "#ffffff", quiet: "#c2c2c2", accent: "#9ea2ff", good: "#54b054", attention: "#eeacb2", warning: "#feee66", back: "#292929", emphasis: "#1f1f1f" },
  contrast: { text: "#ffffff", quiet: "#ffffff", accent: "#ffff01", good: "#3ff23f", attention: "#ffff01", warning: "#ffff01", back: "#000000", emphasis: "#000000" },
};

/** @param {string} theme default, dark or contrast */
function hostConfig(theme) {
  const c = colours[theme] ?? colours.default;
  const tone = (/** @type {string} */ colour) => ({ default: colour, subtle: colour });
  const foregroundColors = { default: { default: c.text, subtle: c.quiet }, dark: tone(c.text), light: tone(c.quiet), accent: tone(c.accent), good: tone(c.good), attention: tone(c.attention), warning: tone(c.warning) };
  const style = (/** @type {string} */ backgroundColor) => ({ backgroundColor, foregroundColors });
  return new AdaptiveCards.HostConfig({
    fontFamily: "inherit",
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: c.quiet },
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    actions: { maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left", showCard: { actionMode: "inline", inlineTopMargin: 8 } },
    containerStyles: { default: style(c.back), emphasis: style(c.emphasis), accent: style(c.emphasis), good: style(c.emphasis), attention: style(c.emphasis), warning: style(c.emphasis) },
  });
}

const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** The Markdown that cards know: bold, italic, links, lists. @param {string} text */
function markdown(text) {
  const inline = escaped(text)
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
    .replace(/(^|\W)_(.+?)_(?=\W|$)/g, "$1<em>$2</em>");
  const lines = inline.split(/\r?\n/);
  const isList = lines.every((line) => /^[-*] /.test(line));
  return isList ? `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join("")}</ul>` : lines.join("<br>");
}

/**
 * Draws one card. A card that cannot be read becomes a line that says so.
 * @param {unknown} content @param {string} theme @param {string} locale @param {(act: CardAct) => void} act
 * @returns {HTMLElement}
 */
export function drawCard(content, theme, locale, act) {
  const box = document.createElement("div");
  box.className = "card";
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig(theme);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.ExecuteAction) act({ kind: "execute", verb: action.verb, data: action.data ?? {} });
    else if (action instanceof AdaptiveCards.SubmitAction) act({ kind: "submit", data: action.data ?? {} });
    else if (action instanceof AdaptiveCards.OpenUrlAction) act({ kind: "open", url: action.url ?? "" });
  };
  try {
    card.parse(content);
    card.lang ??= locale.slice(0, 2);
    const drawn = card.render();
    if (drawn) box.append(drawn);
  } catch {
    box.replaceChildren();
  }
  if (!box.firstChild) box.textContent = wordsOf(locale).noCard;
  for (const link of box.querySelectorAll("a[href]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      act({ kind: "open", url: link.getAttribute("href") ?? "" });
    });
  }
  return box;
}
