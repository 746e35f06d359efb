// The least that a tab of this kind can be: Fluent's provider, one button, and teams-js.
import { Button, FluentProvider, webLightTheme } from "@fluentui/react-components";
import { app } from "@microsoft/teams-js";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

app.initialize().catch(() => undefined);
createRoot(document.getElementById("root")).render(createElement(FluentProvider, { theme: webLightTheme }, createElement(Button, { id: "bare" }, "Boka")));
